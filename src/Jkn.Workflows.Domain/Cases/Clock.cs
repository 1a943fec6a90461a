namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// A running clock: of a work item (key = its id) or of a stretch of the case. <see cref="Spec"/> is the clock's text (domain.md 2.1),
/// <see cref="Why"/> the Indonesian sentence that explains <see cref="DueAt"/>. Exactly one timer stands for each clock that is neither
/// paused nor breached.
/// </summary>
public sealed record Clock(
    string Key,
    string Spec,
    string Title,
    string Role,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    string Why,
    bool Provisional
)
{
    public bool Breached { get; init; }

    /// <summary>Set while the clock stands still (the file is with the applicant): when it was paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When who is to act is reminded; null where he is not, or was already.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>What its timer waits for next: the reminder, then the end.</summary>
    public DateTimeOffset RingsAt => RemindAt ?? DueAt;

    /// <summary>What the timer does when it fires: null marks overdue; otherwise see <see cref="Takes"/> and <see cref="Tells"/>.</summary>
    public string? OnDue { get; init; }

    /// <summary>For <see cref="OnDue"/>: whoever is not ready for the lock of a batch is named to the back office, once.</summary>
    public const string Warn = "warn";

    private const string Outcome = "outcome:",
        Notice = "notice:";

    /// <summary>For <see cref="OnDue"/>: the flow goes on by this outcome.</summary>
    public static string ThenTake(string outcome) => Outcome + outcome;

    /// <summary>For <see cref="OnDue"/>: the applicant is told, once.</summary>
    public static string ThenTell(string happening) => Notice + happening;

    /// <summary>The outcome by which the flow goes on when the clock is due; null when it does not move the flow.</summary>
    public string? Takes => OnDue?.StartsWith(Outcome, StringComparison.Ordinal) == true ? OnDue[Outcome.Length..] : null;

    /// <summary>What the applicant is told when the clock is due; null for nothing.</summary>
    public string? Tells => OnDue?.StartsWith(Notice, StringComparison.Ordinal) == true ? OnDue[Notice.Length..] : null;

    /// <summary>Whether a clock's key is that of a bookmark, or of one of several clocks on it ("bookmark|name").</summary>
    public static bool IsOf(string key, string bookmark) =>
        key == bookmark
        || (key.Length > bookmark.Length && key[bookmark.Length] == '|' && key.StartsWith(bookmark, StringComparison.Ordinal));
}
