namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// What a paused clock still has, in its own unit; plain values, so that a journal can keep it. Both amounts are null
/// for clocks bound to calendar dates (windows, cut-offs), which look for their next moment instead.
/// </summary>
/// <param name="Time">Service minutes or elapsed hours left.</param>
/// <param name="Days">Working days or calendar days left.</param>
/// <param name="FormerDue">The due date that held when the clock was paused.</param>
/// <param name="Lapsed">The clock was overdue already; it stays so.</param>
public sealed record ClockLeft(TimeSpan? Time, int? Days, DateTimeOffset FormerDue, bool Lapsed);
