using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>Withdrawn by the applicant or keyed by mistake. What lies in a locked batch is taken out there first.</summary>
public sealed record CancelCase(string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.IsOpen)
            return on.State.Status == CaseStatus.Withdrawn ? Decision.Nothing(on.State) : Decision.Reject(CaseRules.Closed);
        if (on.State.Kind == CaseKind.Batch)
            return Decision.Reject("batch-not-cancellable", "Batch tidak dapat dibatalkan.");
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        foreach (
            var entry in on
                .State.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            on.Emit(new CaseEvent.BatchWithdrawn(entry.Key, "dibatalkan"));
            on.Ask(
                EffectKinds.WithdrawFromBatch,
                $"{on.State.Id}/{entry.Key}",
                new
                {
                    caseId = on.State.Id,
                    entry = entry.Key,
                    batchId = entry.BatchId,
                }
            );
        }
        LetterNumbers.Abandon(on.Host, Reason);
        FlowEngine.Cancel(on.State.Flow, on.Host);
        on.Emit(new CaseEvent.CaseClosed(CaseStatus.Withdrawn, null, Reason));
        return on.Accept();
    }
}

/// <summary>Writes a note on the case. Who may work on the case at all may write one; a closed case takes no more.</summary>
public sealed record AddNote(string Text) : Command
{
    public const int MostNotes = 500,
        MostCharacters = 2000;

    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return Decision.Reject("case-unknown", "Berkas tidak ada.");
        if (!on.State.IsOpen)
            return Decision.Reject(CaseRules.Closed);
        if (string.IsNullOrWhiteSpace(Text))
            return Decision.Reject("note-missing", "Tulis catatannya.", "text");
        if (Text.Length > MostCharacters)
            return Decision.Reject("note-too-long", "Catatan paling banyak 2.000 karakter.", "text");
        if (on.State.Notes.Length >= MostNotes)
            return Decision.Reject("notes-full", "Catatan pada berkas ini sudah terlalu banyak.", "text");
        on.Emit(new CaseEvent.NoteAdded(Text.Trim()));
        return on.Accept();
    }
}

/// <summary>A person retries what stood still on an incident, after the cause was mended.</summary>
public sealed record RetryIncident(string IncidentId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("role-missing", "Hanya Back Office atau atasannya yang dapat mengulang langkah yang terganggu.");
        if (!on.State.Flow.Incidents.ContainsKey(IncidentId))
            return Decision.Reject("incident-unknown", "Gangguan ini tidak ada atau sudah diselesaikan.");
        return on.Unless(on.RetryFlow(IncidentId));
    }
}

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
            || clock.DueAt != DueAt
            || clock.DueAt > on.Now
        )
            return Decision.Nothing(on.State);
        if (clock.OnDue is null)
            return Breach(on, clock);
        var (kind, what) = Split(clock.OnDue);
        on.Emit(new CaseEvent.ClockBreached(Key, clock.DueAt));
        if (kind == "notice")
        {
            on.Emit(new CaseEvent.ClockStopped(Key));
            Notices.Ask(on.Host, Key, what, "PEMOHON");
            return on.Accept();
        }
        var item = Key.Split('|')[0];
        return on.Unless(on.ResumeFlow(item, what == BatchTerbuka.Locked ? BatchTerbuka.Lock(on) : what));
    }

    private static Decision Breach(Deciding on, Clock clock)
    {
        on.Emit(new CaseEvent.ClockBreached(clock.Key, clock.DueAt));
        Notices.Ask(on.Host, $"{clock.Key}/terlambat/{clock.Role}", "tugas-terlambat", clock.Role);
        if (Roles.SuperiorOf(clock.Role) is { } superior)
            Notices.Ask(on.Host, $"{clock.Key}/terlambat/{superior}", "tugas-terlambat", superior);
        return on.Accept();
    }

    private static (string Kind, string What) Split(string onDue)
    {
        var colon = onDue.IndexOf(':', StringComparison.Ordinal);
        return (onDue[..colon], onDue[(colon + 1)..]);
    }
}
