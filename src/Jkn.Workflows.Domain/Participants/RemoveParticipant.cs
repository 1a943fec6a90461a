using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>A participant keyed by mistake is taken off, while the case is not in a batch.</summary>
public sealed record RemoveParticipant(string Key, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on, Key) is { } no)
            return Decision.Reject(no);
        if (!on.State.Participants.TryGetValue(Key, out var person))
            return Decision.Nothing(on.State);
        if (on.State.Door() is not null)
            return Decision.Reject("participant-on-his-way", $"{person.Nama} sudah diproses; tarik dengan alasan supaya tercatat.", "key");
        if (Keyed.Stale(on, Keyed.Person(Key), IfVersion, "participant-stale", "Data peserta ini") is { } stale)
            return Decision.Reject(stale);
        var keyed = on.State.Status is not (CaseStatus.Draft or CaseStatus.Received or CaseStatus.Checking or CaseStatus.Returned);
        if (keyed && on.State.Participants.Count == 1 && on.State.WorkItems.Values.All(w => w.Kind != WorkKinds.DataEntry))
            return Decision.Reject("participant-last", "Peserta satu-satunya tidak dapat dihapus setelah data dientri.", "key");
        on.Emit(new CaseEvent.ParticipantRemoved(Key));
        BatchEntries.Renew(on);
        return on.Accept();
    }
}
