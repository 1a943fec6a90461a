using System.Collections.Immutable;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// A participant is keyed or corrected. Errors of NIK or KK refuse; the same NIK in another open case refuses with a link unless a head of
/// section or above overrides with a reason (invariant 1, AC-21). A mismatch with birth date or sex is confirmed by <paramref
/// name="MatchedWithKk"/>. A change on an older version than the present one is refused (0: nobody had this key).
/// </summary>
public sealed record RecordParticipant(
    string Key,
    Participant Participant,
    bool MatchedWithKk = false,
    string? OverrideReason = null,
    int? IfVersion = null
) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on, Key) is { } no)
            return Decision.Reject(no);
        if (Key is not { Length: > 0 and <= 8 })
            return Decision.Reject("participant-key-invalid", "Kunci peserta tidak sah.", "key");
        var isNews = on.State.Participants.GetValueOrDefault(Key) != Participant;
        if (isNews && Keyed.Stale(on, Keyed.Person(Key), IfVersion, "participant-stale", "Data peserta ini") is { } stale)
            return Decision.Reject(stale);
        if (ParticipantRules.Error(Participant, on.Office.Region.Code, on.LocalNow.Date) is { } wrong)
            return Decision.Reject(wrong);
        if (CheckNik(on) is { } number)
            return Decision.Reject(number);
        if (on.State.Channel != "IMPOR" && on.State.Participants.Any(p => p.Key != Key && p.Value.NoKk != Participant.NoKk))
            return Decision.Reject("kk-differs", "Semua peserta satu berkas harus dari satu Kartu Keluarga.", "noKk");
        // Only somebody new here is looked for elsewhere.
        var sameNik = Participant.Nik.Length == 0 || on.State.Participants.GetValueOrDefault(Key)?.Nik == Participant.Nik;
        var elsewhere = sameNik ? PersonElsewhere.Nowhere : on.Known.Elsewhere(Participant.Nik);
        var others = elsewhere.Open;
        if (others.Count > 0 && CheckOverride(on, others[0]) is { } duplicate)
            return Decision.Reject(duplicate);
        if (on.Office.Typeface?.Refusal(Printed) is { } unprintable)
            return Decision.Reject(unprintable);

        if (isNews && Record(on) is { } notAnew)
            return Decision.Reject(notAnew);
        if (elsewhere.Active is not null || elsewhere.InOtherRegion)
            on.Emit(new CaseEvent.PersonKnownElsewhere(Key, elsewhere.Active?.CaseId, elsewhere.Active?.CaseNo, elsewhere.InOtherRegion));
        if (others.Count > 0)
            on.Emit(new CaseEvent.DuplicateOverridden(Key, others[0].CaseId, OverrideReason!));
        if (MatchedWithKk && !on.State.ConfirmedMismatches.Contains(Key))
            on.Emit(new CaseEvent.MismatchConfirmed(Key));
        return on.Unless(PeopleRuns.TakeIn(on, Key));
    }

    private Rejection? Record(Deciding on)
    {
        var before = on.State.Participants.GetValueOrDefault(Key);
        // Before anything was found of him the step that waits asks about the new one anyway.
        var found = on.State.Courses.GetValueOrDefault(Key) is { Verdict: not null } && before?.Nik != Participant.Nik;
        on.Emit(new CaseEvent.ParticipantRecorded(Key, Participant));
        if (found && PeopleRuns.BeginAnew(on, Key) is { } no)
            return no;
        BatchEntries.Renew(on);
        return null;
    }

    private Rejection? CheckNik(Deciding on)
    {
        if (Participant.Nik.Length > 0)
            return on.State.Participants.Any(p => p.Key != Key && p.Value.Nik == Participant.Nik)
                ? new("nik-twice", "NIK ini sudah ada di berkas yang sama.", "nik")
                : null;
        var before = on.State.Participants.GetValueOrDefault(Key);
        if (before is { Nik.Length: > 0 } && on.State.Door() is not null)
            return new("nik-kept", $"NIK {before.Nama} sudah tercatat; ganti dengan yang benar, jangan dikosongkan.", "nik");
        // Who waits for his number already goes on waiting.
        return before is null && !on.Office.Region.Settings.PeopleWithoutNik.Value
            ? new("nik-missing", "Kantor ini menetapkan bahwa orang tanpa NIK tidak dicatat; isi NIK-nya.", "nik")
            : null;
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
