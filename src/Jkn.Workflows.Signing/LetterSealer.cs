namespace Jkn.Workflows.Signing;

/// <summary>
/// The port to signing: a letter and an official's presence in, the signed file out. Three adapters: local X.509 keys, the BSrE service,
/// wet ink. Refusals are values; nothing that an adapter throws or logs holds a secret.
/// </summary>
internal abstract class LetterSealer
{
    /// <summary>The word for it in settings: LOKAL, BSRE, BASAH.</summary>
    public abstract string Mode { get; }

    /// <summary>What the official has to show; who calls asks for it and needs to know nothing else of the adapter.</summary>
    public abstract PresenceKind Asks { get; }

    /// <summary>Why the secret is not this official's, where it can be known without sealing; null: it is, or only sealing tells.</summary>
    public virtual SealRefused? Wrong(SealSigner signer, PresenceProof proof) => null;

    /// <summary>
    /// Why production must not start with the settings as they are, for <paramref name="offices"/> that sign so; null: it may.
    /// </summary>
    public virtual string? Weakness(string offices) => null;

    public abstract Task<Preflight> CheckAsync(SealSigner signer, DateTimeOffset at, CancellationToken ct);

    public abstract Task<SealResult> SealAsync(SealRequest request, CancellationToken ct);

    /// <summary>Has the provider send the official a one-time code for one letter; null: it is on its way.</summary>
    public virtual Task<SealRefused?> RequestCodeAsync(SealSigner signer, CancellationToken ct) =>
        Task.FromResult<SealRefused?>(SealCodes.Refuse(SealCodes.NoCodes));

    protected static string Hash(byte[] file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
}
