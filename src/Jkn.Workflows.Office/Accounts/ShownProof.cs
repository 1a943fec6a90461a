using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// What an official showed with one act, in his request and nowhere else: the code of his authenticator, or the secret of his
/// certificate. Not a record, so that no log can show it; wiped when disposed.
/// </summary>
internal sealed class ShownProof(string? code = null, SecretProof? secret = null) : IDisposable
{
    /// <param name="passphrase">Of the certificate.</param>
    /// <param name="oneTimeCode">The provider's, in the passphrase's place.</param>
    /// <param name="code">The authenticator's.</param>
    public static ShownProof Of(string? passphrase, string? oneTimeCode, string? code) =>
        new(code, SecretProof.Of(passphrase, oneTimeCode));

    public string? Code => string.IsNullOrWhiteSpace(code) ? null : code;

    /// <summary>Passphrase or one-time code of the certificate: the local key file's own, or the provider's.</summary>
    public SecretProof? Secret => secret;

    public void Dispose() => secret?.Dispose();

    public override string ToString() => "***";
}
