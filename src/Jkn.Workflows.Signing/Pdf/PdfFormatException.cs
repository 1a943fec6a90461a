namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// The bytes are no PDF that we can read. Stays inside this folder: <see cref="PdfDocument.TryRead"/> and its callers turn it into a value.
/// </summary>
internal sealed class PdfFormatException(string code) : Exception(code)
{
    public const string Broken = "pdf-broken",
        Encrypted = "pdf-encrypted",
        TooComplex = "pdf-too-complex",
        TooLarge = "pdf-too-large",
        TooSlow = "pdf-too-slow";

    public string Code { get; } = code;
}
