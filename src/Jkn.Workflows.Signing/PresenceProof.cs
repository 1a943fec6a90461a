namespace Jkn.Workflows.Signing;

/// <summary>How the official shows that the act is theirs, in their own request.</summary>
internal abstract class PresenceProof;

/// <summary>Proved to this service before the act; enough for keys without a secret of their own.</summary>
internal sealed class SessionProof : PresenceProof;

/// <summary>
/// A passphrase or one-time code. Lives in the request's memory, is wiped when disposed and has no printable form: not a record, so that
/// no log or exception can show it.
/// </summary>
internal sealed class SecretProof(ReadOnlySpan<char> secret, bool isOneTime = false) : PresenceProof, IDisposable
{
    private readonly char[] secret = secret.ToArray();

    /// <summary>Null when neither was given.</summary>
    public static SecretProof? Of(string? passphrase, string? oneTimeCode) =>
        passphrase is { Length: > 0 } ? new SecretProof(passphrase)
        : oneTimeCode is { Length: > 0 } ? new SecretProof(oneTimeCode, isOneTime: true)
        : null;

    public bool IsOneTime { get; } = isOneTime;
    public bool IsEmpty => secret.All(c => c is '\0' or ' ');

    public ReadOnlySpan<char> Reveal() => secret;

    public void Dispose() => Array.Clear(secret);

    public override string ToString() => "***";
}

/// <summary>The scan of the letter that was signed in ink.</summary>
internal sealed class ScanProof(byte[] scan) : PresenceProof
{
    public byte[] Scan { get; } = scan;
}
