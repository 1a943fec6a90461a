using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing.Adapters.Remote;

/// <summary>
/// Seals at BSrE, inside the official's own request: the passphrase is in that request's memory only. The file that comes back is believed
/// after our own check. Sources: domain.md 5.4, P-23.
/// </summary>
internal sealed class BsreSealer(BsreClient client, TrustRoots roots) : LetterSealer
{
    public override string Mode => "BSRE";

    public override PresenceKind Asks => PresenceKind.Secret;

    public override string? Weakness(string offices) =>
        client.Weakness is { } weakness ? $"{weakness} {offices} menandatangani lewat BSrE." : null;

    public override async Task<Preflight> CheckAsync(SealSigner signer, DateTimeOffset at, CancellationToken ct) =>
        await client.StatusAsync(client.Known(signer), ct) is { } no ? Preflight.No(no) : Preflight.Ready(null, at);

    public override async Task<SealResult> SealAsync(SealRequest request, CancellationToken ct)
    {
        if (request.Proof is not SecretProof { IsEmpty: false } secret)
            return SealCodes.Refuse(SealCodes.NoSecret);
        if (PdfDocument.TryRead(request.Pdf, PdfBudget.Own(), out var error) is null)
            return SealCodes.Refuse(error!);
        var (image, undrawable) = Block(request);
        if (undrawable is not null)
            return undrawable;
        var known = request with { Signer = client.Known(request.Signer) };
        if (await client.StatusAsync(known.Signer, ct) is { } notReady)
            return notReady;
        var (file, refusal) = await client.SignAsync(known, image, secret, ct);
        if (refusal is not null)
            return refusal;
        if (ReturnedFile.Refusal(request, file!, roots, CertificateOwner.IsNipOrName, out var own) is { } broken)
            return broken;
        return new Sealed(file!, "application/pdf", Hash(file!), own!.IsCertified, own.StampedAt);
    }

    public override Task<SealRefused?> RequestCodeAsync(SealSigner signer, CancellationToken ct) =>
        client.RequestCodeAsync(client.Known(signer), ct);

    // The service takes a picture: the same block as a local key draws as text.
    private static (byte[]? Image, SealRefused? Refusal) Block(SealRequest request)
    {
        if (request.Field.Box is not { } box)
            return (null, null);
        var lines = SealBlock.Lines(request.Signer, request.Capacity, request.At, certified: true);
        return SealBlock.Missing(lines).Length > 0 ? (null, SealCodes.Refuse(PdfSigner.NotDrawable)) : (SealImage.Png(lines, box), null);
    }
}
