using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// A deadline as a definition states it, <c>WorkDays 20</c>. Each kind counts something of its own and is never turned
/// into another kind. A breach only marks and notifies; it decides nothing.
/// An instant equal to a due date is in time.
/// </summary>
public abstract record ClockSpec
{
    private protected ClockSpec() { }

    /// <summary>Reads <c>Kind arguments</c>; a text that is no clock gives the reason in Indonesian and no clock.</summary>
    public static (ClockSpec? Clock, string? Problem) Parse(string text) => ClockReader.Read(text);

    /// <summary>The first moment at or after START at which this clock is due. Never before START.</summary>
    public abstract Due Due(DateTimeOffset start, OfficeTime office);

    /// <summary>
    /// Stops the clock: what is left between now and its due date. Counted from the due date, so that a clock can be
    /// paused many times. A clock that was already overdue stays overdue.
    /// </summary>
    public ClockLeft Pause(DateTimeOffset due, DateTimeOffset now, OfficeTime office) =>
        now > due ? new(null, null, due, Lapsed: true) : Left(office.Local(due), office.Local(now), office) with { FormerDue = due };

    /// <summary>Goes on with what was left. A lapsed clock keeps its former due date.</summary>
    public Due Resume(ClockLeft left, DateTimeOffset now, OfficeTime office) =>
        left.Lapsed
            ? new(left.FormerDue, $"Sudah jatuh tempo {office.Stamp(left.FormerDue)} sebelum dijeda; tidak berubah.", false)
            : GoOn(left, now, office);

    /// <summary>The due date after one pause: <see cref="Pause"/> and <see cref="Resume"/> in one.</summary>
    public Due Extend(DateTimeOffset due, DateTimeOffset pausedAt, DateTimeOffset resumedAt, OfficeTime office) =>
        Resume(Pause(due, pausedAt, office), resumedAt, office);

    /// <summary>The text this clock was read from, in its canonical form.</summary>
    public abstract override string ToString();

    /// <summary>Clocks bound to calendar dates have nothing left to count: they keep running while a case is paused.</summary>
    private protected virtual ClockLeft Left(LocalDateTime due, LocalDateTime now, OfficeTime office) =>
        new(null, null, default, Lapsed: false);

    private protected virtual Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office) => Due(now, office);
}
