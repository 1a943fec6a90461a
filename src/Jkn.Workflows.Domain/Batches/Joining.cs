namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// One person on his way into a batch. <paramref name="Ready"/>: found eligible already; a list is locked without those who are not
/// (domain-2.md 2.2).
/// </summary>
public sealed record Joining(
    string EntryKey,
    string ParticipantKey,
    Participant Person,
    bool Ready = true,
    string? Hospital = null,
    string? Former = null
);
