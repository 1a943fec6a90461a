using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>Who came, and how to reach them.</summary>
public sealed record RecordApplicant(Applicant Applicant) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (string.IsNullOrWhiteSpace(Applicant.Nama))
            return Decision.Reject("applicant-missing", "Nama pemohon wajib diisi.", "nama");
        if (Applicant == on.State.Applicant)
            return Decision.Nothing(on.State);
        if (on.Office.Typeface?.Refusal([("nama", Applicant.Nama)]) is { } unprintable)
            return Decision.Reject(unprintable);
        on.Emit(new CaseEvent.ApplicantRecorded(Applicant));
        return on.Accept();
    }
}

/// <summary>
/// A participant is keyed or corrected. Errors of NIK or KK refuse; the same NIK in another open case refuses with a link unless a head of
/// section or above overrides with a reason (invariant 1, AC-21). A mismatch with birth date or sex is confirmed by <paramref
/// name="MatchedWithKk"/>.
/// </summary>
public sealed record RecordParticipant(string Key, Participant Participant, bool MatchedWithKk = false, string? OverrideReason = null)
    : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (Key is not { Length: > 0 and <= 8 })
            return Decision.Reject("participant-key-invalid", "Kunci peserta tidak sah.", "key");
        if (ParticipantRules.Error(Participant, on.Office.Region.Code, on.LocalNow.Date) is { } wrong)
            return Decision.Reject(wrong);
        if (on.State.Participants.Any(p => p.Key != Key && p.Value.Nik == Participant.Nik))
            return Decision.Reject("nik-twice", "NIK ini sudah ada di berkas yang sama.", "nik");
        if (on.State.Channel != "IMPOR" && on.State.Participants.Any(p => p.Key != Key && p.Value.NoKk != Participant.NoKk))
            return Decision.Reject("kk-differs", "Semua peserta satu berkas harus dari satu Kartu Keluarga.", "noKk");
        var others = on.State.Participants.GetValueOrDefault(Key)?.Nik == Participant.Nik ? [] : on.Known.OpenCases(Participant.Nik);
        if (others.Count > 0 && CheckOverride(on, others[0]) is { } duplicate)
            return Decision.Reject(duplicate);
        if (on.Office.Typeface?.Refusal(Printed) is { } unprintable)
            return Decision.Reject(unprintable);

        if (on.State.Participants.GetValueOrDefault(Key) != Participant)
        {
            on.Emit(new CaseEvent.ParticipantRecorded(Key, Participant));
            BatchEntries.Renew(on);
        }
        if (others.Count > 0)
            on.Emit(new CaseEvent.DuplicateOverridden(Key, others[0].CaseId, OverrideReason!));
        if (MatchedWithKk && !on.State.ConfirmedMismatches.Contains(Key))
            on.Emit(new CaseEvent.MismatchConfirmed(Key));
        return on.Accept();
    }

    /// <summary>What letters say of a person, as far as it is free text.</summary>
    private IEnumerable<(string Field, string? Text)> Printed =>
        [
            ("nama", Participant.Nama),
            ("tempatLahir", Participant.TempatLahir),
            ("alamat", Participant.Alamat),
            ("faskes", Participant.Faskes),
        ];

    private Rejection? CheckOverride(Deciding on, OtherCase other)
    {
        var link = $"/api/cases/{other.CaseId}";
        if (OverrideReason is null)
            return new(
                "nik-open-elsewhere",
                $"NIK ini ada di berkas lain yang masih terbuka ({other.CaseNo ?? other.CaseId}).",
                "nik",
                link
            );
        if (!on.Actor.HasAny(Roles.SectionHead, Roles.DivisionHead))
            return new(
                "override-not-yours",
                "Hanya Kepala Seksi atau Kepala Bidang yang dapat melanjutkan NIK ganda.",
                "overrideReason",
                link
            );
        return string.IsNullOrWhiteSpace(OverrideReason) ? new("reason-missing", "Alasan wajib diisi.", "overrideReason") : null;
    }
}

/// <summary>A participant keyed by mistake is taken off, while the case is not in a batch.</summary>
public sealed record RemoveParticipant(string Key) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (!on.State.Participants.ContainsKey(Key))
            return Decision.Nothing(on.State);
        var keyed = on.State.Status is not (CaseStatus.Draft or CaseStatus.Received or CaseStatus.Checking or CaseStatus.Returned);
        if (keyed && on.State.Participants.Count == 1 && on.State.WorkItems.Values.All(w => w.Kind != WorkKinds.DataEntry))
            return Decision.Reject("participant-last", "Peserta satu-satunya tidak dapat dihapus setelah data dientri.", "key");
        on.Emit(new CaseEvent.ParticipantRemoved(Key));
        BatchEntries.Renew(on);
        return on.Accept();
    }
}

/// <summary>What EDABU or BPJS says of a participant; the region's table gives the result (domain.md 4.6).</summary>
public sealed record RecordSegmentCheck(string Key, SegmentCheck Check) : Command
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
        on.Emit(new CaseEvent.SegmentChecked(Key, Check, SegmentResults.Of(decision.Result)));
        return on.Accept();
    }
}

/// <summary>Rules that many commands on a case share.</summary>
internal static class CaseRules
{
    public static readonly Rejection Closed = new("case-closed", "Berkas sudah ditutup.");

    /// <summary>The data of a case may be changed by counter and back office until it lies in a locked batch.</summary>
    public static Rejection? MayEdit(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return new("case-unknown", "Berkas tidak ada.");
        if (!on.State.IsOpen)
            return Closed;
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead))
            return new("role-missing", "Peran Anda tidak dapat mengubah data berkas.");
        return on.State.Status is CaseStatus.InBatch or CaseStatus.Sent or CaseStatus.Active or CaseStatus.CardReceived
            ? new("case-in-batch", "Berkas sudah dalam batch yang dikunci; datanya tidak dapat diubah.")
            : null;
    }
}
