using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing.Adapters.Remote;

/// <summary>
/// Seals at BSrE, inside the official's own request: the passphrase is in that request's memory only. The file that comes back is believed
/// after our own check. Sources: domain.md 5.4, P-23.
/// </summary>
internal sealed class BsreSealer(BsreClient client, TrustRoots roots) : LetterSealer
{
    public override string Mode => "BSRE";

    public override async Task<Preflight> CheckAsync(SealSigner signer, DateTimeOffset at, CancellationToken ct) =>
        await client.StatusAsync(signer, ct) is { } no ? Preflight.No(no) : Preflight.Ready(null);

    public override async Task<SealResult> SealAsync(SealRequest request, CancellationToken ct)
    {
        if (request.Proof is not SecretProof { IsEmpty: false } secret)
            return SealCodes.Refuse(SealCodes.NoSecret);
        if (request.Field.IsVisible && request.Image is null)
            return SealCodes.Refuse(SealCodes.NoImage);
        if (PdfDocument.TryRead(request.Pdf, out var error) is null)
            return SealCodes.Refuse(error!);
        if (await client.StatusAsync(request.Signer, ct) is { } notReady)
            return notReady;
        var (file, refusal) = await client.SignAsync(request, secret, ct);
        if (refusal is not null)
            return refusal;
        if (ReturnedFile.Refusal(request, file!, roots, CertificateOwner.IsNipOrName) is { } broken)
            return broken;
        var last = PdfVerifier.Verify(file!, roots, request.At).Signatures[^1];
        return new Sealed(file!, "application/pdf", Hash(file!), last.IsCertified, last.StampedAt);
    }
}
