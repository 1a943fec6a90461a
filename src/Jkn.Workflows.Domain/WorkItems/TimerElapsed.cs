using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>
/// A timer fired. State decides: a clock that ended, moved, stands still or was breached already gives nothing, so a late or doubled timer
/// is harmless.
/// A breach marks and tells; only clocks that say so (expiry, lock time, waiting) move the flow.
/// </summary>
public sealed record TimerElapsed(string Key, DateTimeOffset DueAt) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang menjalankan penanda waktu.");
        if (on.State.Flow.Bookmarks.TryGetValue(Key, out var bookmark) && bookmark.Due is { } due)
            return due <= on.Now ? on.Unless(on.ResumeFlow(Key, "Done")) : Decision.Nothing(on.State);
        if (
            !on.State.Clocks.TryGetValue(Key, out var clock)
            || clock.Breached
            || clock.PausedAt is not null
            || clock.RingsAt != DueAt
            || clock.RingsAt > on.Now
        )
            return Decision.Nothing(on.State);
        if (clock.RemindAt is not null)
            return Remind(on, clock);
        if (clock.OnDue is null)
            return Breach(on, clock);
        if (clock.OnDue == Clock.Warn)
        {
            on.Emit(new CaseEvent.ClockStopped(Key));
            LockWarning.Ask(on);
            return on.Accept();
        }
        on.Emit(new CaseEvent.ClockBreached(Key, clock.DueAt));
        if (clock.Tells is { } happening)
        {
            on.Emit(new CaseEvent.ClockStopped(Key));
            on.Host.Tell(Key, happening, "PEMOHON");
            return on.Accept();
        }
        var item = Key.Split('|')[0];
        return on.Unless(on.ResumeFlow(item, clock.Takes == LockOfBatch.Locked ? LockOfBatch.Lock(on) : clock.Takes!));
    }

    /// <summary>A reminder that comes after the end says nothing: the end says it.</summary>
    private static Decision Remind(Deciding on, Clock clock)
    {
        on.Emit(new CaseEvent.ClockReminded(clock.Key));
        if (on.Now < clock.DueAt)
            on.Host.Tell($"{clock.Key}/ingat", "tugas-separuh-waktu", clock.Role);
        return on.Accept();
    }

    private static Decision Breach(Deciding on, Clock clock)
    {
        on.Emit(new CaseEvent.ClockBreached(clock.Key, clock.DueAt));
        on.Host.Tell($"{clock.Key}/terlambat/{clock.Role}", "tugas-terlambat", clock.Role);
        foreach (var superior in Roles.ToldAfter(clock.Role))
            on.Host.Tell($"{clock.Key}/terlambat/{superior}", "tugas-terlambat", superior);
        return on.Accept();
    }
}
