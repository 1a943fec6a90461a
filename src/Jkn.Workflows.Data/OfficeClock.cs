namespace Jkn.Workflows.Data;

/// <summary>
/// The clock of the office: cases, timers, calendars and every date that people read. A demonstration or a trial may set it. What guards
/// the machine (sessions, tokens, locks, certificates, sign-in limits) asks <see cref="TimeProvider"/> and does not move with it; two
/// types, so that the compiler refuses the one where the other is meant.
/// </summary>
public sealed class OfficeClock(TimeProvider source)
{
    public DateTimeOffset GetUtcNow() => source.GetUtcNow();
}
