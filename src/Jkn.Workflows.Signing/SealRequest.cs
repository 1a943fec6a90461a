namespace Jkn.Workflows.Signing;

/// <summary>
/// Where the signature goes. An existing field of that name is filled; else one is added on <paramref name="Page"/> (from 1).
/// Without <paramref name="Box"/> it is invisible: a paraf.
/// </summary>
internal sealed record SealField(string Name, int Page = 1, PdfBox? Box = null)
{
    public bool IsVisible => Box is not null;
}

/// <summary>The official who signs. NIK and e-mail are only told to a signing service, which knows him by them; they are
/// printed nowhere.</summary>
internal sealed record SealSigner(
    string Id,
    string Name,
    string Position,
    string? Rank = null,
    string? Nip = null,
    string? Nik = null,
    string? Email = null
)
{
    // A NIK does not belong into logs.
    public override string ToString() => $"SealSigner {Id}";
}

/// <summary>
/// One signature on one letter. <paramref name="At"/> is the moment in the office's zone that is printed and entered as claimed time.
/// </summary>
internal sealed record SealRequest(byte[] Pdf, SealField Field, SealSigner Signer, string? Capacity, DateTimeOffset At, PresenceProof Proof)
{
    public override string ToString() => $"SealRequest {Field.Name}";
}

/// <summary>
/// What the sealer answers. <see cref="SealRefused.Again"/>: the cause passes, the same request may be tried later (AC-60).
/// </summary>
internal abstract record SealResult;

internal sealed record Sealed(byte[] File, string MediaType, string Sha256, bool Certified, DateTimeOffset? StampedAt) : SealResult
{
    public override string ToString() => $"Sealed {Sha256}";
}

internal sealed record SealRefused(string Code, string Message, bool Again = false) : SealResult;

/// <summary>Whether this official can sign on that day; shown before the letter is opened.</summary>
internal sealed record Preflight(string? Code, string? Message, DateTimeOffset? ValidUntil)
{
    public bool IsReady => Code is null;

    /// <summary>From so long before its end on, the official is told to renew it.</summary>
    private static readonly TimeSpan Warned = TimeSpan.FromDays(30);

    public static Preflight Ready(DateTimeOffset? validUntil, DateTimeOffset at) =>
        new(
            null,
            validUntil - at is { } left && left < Warned
                ? $"Sertifikat berakhir dalam {Math.Max(0, (int)left.TotalDays)} hari; perbarui sekarang."
                : null,
            validUntil
        );

    public static Preflight No(SealRefused why) => new(why.Code, why.Message, null);
}
