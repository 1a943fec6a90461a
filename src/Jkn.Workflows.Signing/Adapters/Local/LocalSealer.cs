namespace Jkn.Workflows.Signing.Adapters.Local;

/// <summary>
/// Seals with keys that lie on this server: the development CA's, which are open, or an office's own, each under its owner's passphrase.
/// Without <paramref name="revocation"/> no authority is asked: trials, whose keys have none.
/// </summary>
internal sealed class LocalSealer(KeyShelf keys, TimeStamper? stamper, RevocationAnswers? revocation) : LetterSealer
{
    public override string Mode => "LOKAL";

    public override PresenceKind Asks => keys.IsDevelopment ? PresenceKind.Session : PresenceKind.Secret;

    public override SealRefused? Wrong(SealSigner signer, PresenceProof proof)
    {
        var no = Refusal(signer, proof, out var key);
        Forget(key);
        return no;
    }

    public override string? Weakness(string offices) =>
        keys.HasFolder
            ? null
            : $"Signing:KeyFolder belum menunjuk folder kunci pejabat, sedangkan {offices} menandatangani dengan kunci lokal. "
                + "Kunci pengembangan hanya untuk pengembangan; atau ubah signatureMode daerah.";

    public override Task<Preflight> CheckAsync(SealSigner signer, DateTimeOffset at, CancellationToken ct) =>
        Task.FromResult(
            !keys.Has(signer) ? Preflight.No(SealCodes.Refuse(SealCodes.NoCertificate))
            : keys.Shown(signer) is not { } known ? Preflight.Ready(null, at)
            : Refusal(signer, known, at) is { } no ? Preflight.No(no)
            : Preflight.Ready(known.ValidUntil, at)
        );

    public override async Task<SealResult> SealAsync(SealRequest request, CancellationToken ct)
    {
        if ((Refusal(request.Signer, request.Proof, out var key) ?? Refusal(request.Signer, key!, request.At)) is { } no)
        {
            Forget(key);
            return no;
        }
        var (proofs, status) = revocation is null ? (RevocationProofs.None, null) : await revocation.AskAsync(key!, ct);
        if (status is not null)
        {
            Forget(key);
            return SealCodes.Refuse(status);
        }
        var lines = SealBlock.Lines(request.Signer, request.Capacity, request.At, key!.IsCertified);
        var signed = await PdfSigner.SignAsync(
            request.Pdf,
            request.Field,
            new(request.Signer.Name, request.Capacity, request.At, lines),
            key,
            stamper,
            ct
        );
        Forget(key);
        if (signed.Error is { } error)
            return SealCodes.Refuse(error);
        var file = proofs!.AreNone ? signed.File! : PdfProofs.Append(signed.File!, proofs);
        return ReturnedFile.Refusal(request, file, keys.Roots, CertificateOwner.IsNip, out _) is { } broken
            ? broken
            : new Sealed(file, "application/pdf", Hash(file), key.IsCertified, signed.StampedAt);
    }

    /// <summary>A key that was opened for one act is closed after it.</summary>
    private void Forget(HeldKey? key)
    {
        if (!keys.IsDevelopment)
            key?.Certificate.Dispose();
    }

    private SealRefused? Refusal(SealSigner signer, PresenceProof proof, out HeldKey? key)
    {
        key = null;
        if (!keys.Has(signer))
            return SealCodes.Refuse(SealCodes.NoCertificate);
        if (!keys.IsDevelopment && proof is not SecretProof { IsEmpty: false })
            return SealCodes.Refuse(SealCodes.NoSecret);
        key = keys.Open(signer, proof as SecretProof);
        return key is null ? SealCodes.Refuse(SealCodes.WrongSecret) : null;
    }

    private SealRefused? Refusal(SealSigner signer, HeldKey key, DateTimeOffset at)
    {
        if (at < key.ValidFrom || at > key.ValidUntil)
            return SealCodes.Refuse(SealCodes.Expired);
        if (!KeyStrength.IsEnough(key.Certificate))
            return SealCodes.Refuse(SealCodes.WeakKey);
        return keys.IsDevelopment || CertificateOwner.IsNip(key.Certificate, signer) ? null : SealCodes.Refuse(SealCodes.OtherOwner);
    }
}
