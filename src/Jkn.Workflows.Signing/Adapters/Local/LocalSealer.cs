namespace Jkn.Workflows.Signing.Adapters.Local;

/// <summary>
/// Seals with keys that this server holds: development, or an office's own CA. Without <paramref name="revocation"/> no authority is asked:
/// trials, whose keys have none.
/// </summary>
internal sealed class LocalSealer(KeyShelf keys, TimeStamper? stamper, RevocationAnswers? revocation) : LetterSealer
{
    public override string Mode => "LOKAL";

    public override PresenceKind Asks => PresenceKind.Session;

    public override string? Weakness(string offices) =>
        keys.HasFolder
            ? null
            : $"Signing:KeyFolder belum menunjuk folder kunci pejabat, sedangkan {offices} menandatangani dengan kunci lokal. "
                + "Kunci pengembangan hanya untuk pengembangan; atau ubah signatureMode daerah.";

    public override Task<Preflight> CheckAsync(SealSigner signer, DateTimeOffset at, CancellationToken ct) =>
        Task.FromResult(Refusal(signer, at, out var key) is { } no ? Preflight.No(no) : Preflight.Ready(key!.ValidUntil, at));

    public override async Task<SealResult> SealAsync(SealRequest request, CancellationToken ct)
    {
        if (Refusal(request.Signer, request.At, out var key) is { } no)
            return no;
        var (proofs, status) = revocation is null ? (RevocationProofs.None, null) : await revocation.AskAsync(key!, ct);
        if (status is not null)
            return SealCodes.Refuse(status);
        var lines = SealBlock.Lines(request.Signer, request.Capacity, request.At, key!.IsCertified);
        var signed = await PdfSigner.SignAsync(
            request.Pdf,
            request.Field,
            new(request.Signer.Name, request.Capacity, request.At, lines),
            key,
            stamper,
            ct
        );
        if (signed.Error is { } error)
            return SealCodes.Refuse(error);
        var file = proofs!.AreNone ? signed.File! : PdfProofs.Append(signed.File!, proofs);
        return ReturnedFile.Refusal(request, file, keys.Roots, CertificateOwner.IsNip) is { } broken
            ? broken
            : new Sealed(file, "application/pdf", Hash(file), key.IsCertified, signed.StampedAt);
    }

    private SealRefused? Refusal(SealSigner signer, DateTimeOffset at, out HeldKey? key)
    {
        key = keys.Find(signer);
        if (key is null)
            return SealCodes.Refuse(SealCodes.NoCertificate);
        if (at < key.ValidFrom || at > key.ValidUntil)
            return SealCodes.Refuse(SealCodes.Expired);
        if (!KeyStrength.IsEnough(key.Certificate))
            return SealCodes.Refuse(SealCodes.WeakKey);
        // Development certificates name the id of an official without NIP.
        var named = signer.Nip is { Length: > 0 } ? signer : signer with { Nip = signer.Id };
        return keys.IsDevelopment || CertificateOwner.IsNip(key.Certificate, named) ? null : SealCodes.Refuse(SealCodes.OtherOwner);
    }
}
