using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing.Adapters.Paper;

/// <summary>Signed in ink (AC-61): the scan is the file, its hash is recorded. What it is, its content says, not its name.</summary>
internal sealed class WetInkSealer(int maxMegabytes) : LetterSealer
{
    private const string Pdf = "application/pdf";

    public override string Mode => "BASAH";

    public override PresenceKind Asks => PresenceKind.Scan;

    public override Task<Preflight> CheckAsync(SealSigner signer, DateTimeOffset at, CancellationToken ct) =>
        Task.FromResult(Preflight.Ready(null, at));

    public override Task<SealResult> SealAsync(SealRequest request, CancellationToken ct) => Task.FromResult(Accept(request));

    private SealResult Accept(SealRequest request)
    {
        if (request.Proof is not ScanProof { Scan: { Length: > 0 } scan })
            return SealCodes.Refuse(SealCodes.NoScan);
        if (scan.Length > maxMegabytes * 1024L * 1024L)
            return SealCodes.Refuse(SealCodes.ScanLarge);
        if (KindOf(scan) is not { } kind)
            return SealCodes.Refuse(SealCodes.NotScan);
        return kind != Pdf && ScanPicture.WidthOf(scan) is not >= ScanPicture.LeastWidth
            ? SealCodes.Refuse(SealCodes.ScanSmall)
            : new Sealed(scan, kind, Hash(scan), Certified: false, StampedAt: null);
    }

    private static string? KindOf(byte[] scan) =>
        scan switch
        {
            [0xFF, 0xD8, 0xFF, .., 0xFF, 0xD9] => "image/jpeg",
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, _, _, _, _, (byte)'I', (byte)'H', (byte)'D', (byte)'R', ..] =>
                "image/png",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => PdfDocument.TryRead(scan, new(), out _) is { Pages.Count: > 0 }
                ? Pdf
                : null,
            _ => null,
        };
}
