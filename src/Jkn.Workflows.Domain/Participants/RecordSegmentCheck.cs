using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Segments;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>What EDABU or BPJS says of a participant; the region's table gives the result (domain.md 4.6).</summary>
public sealed record RecordSegmentCheck(string Key, SegmentCheck Check, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.IsOpen)
            return Decision.Reject(CaseRules.Closed);
        if (!on.Actor.Has(Roles.BackOffice))
            return Decision.Reject("role-missing", "Hanya Back Office yang mencatat hasil cek segmen.");
        if (!on.State.Participants.ContainsKey(Key))
            return Decision.Reject("participant-unknown", "Peserta ini tidak ada di berkas.", "key");
        if (!on.State.WorkItems.Values.Any(w => w.Kind == WorkKinds.Verification))
            return Decision.Reject("not-verifying", "Berkas tidak sedang pada langkah verifikasi data.");
        if (ParticipantRules.SegmentResult(on.Office.Segments, Check) is not { } decision)
            return Decision.Reject("segment-unknown", "Segmen atau status kepesertaan tidak dikenal.", "segmen");
        var isNews = !on.State.Segments.TryGetValue(Key, out var known) || known.Check != Check;
        if (isNews && Keyed.Stale(on, Keyed.Segment(Key), IfVersion, "segment-stale", "Hasil cek segmen peserta ini") is { } stale)
            return Decision.Reject(stale);
        on.Emit(new CaseEvent.SegmentChecked(Key, Check, SegmentResults.Of(decision.Result)));
        return on.Accept();
    }
}
