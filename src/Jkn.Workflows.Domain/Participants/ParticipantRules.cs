using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Segments;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>The rules of domain.md 4.4 to 4.6 for one participant.</summary>
public static class ParticipantRules
{
    private static readonly ImmutableDictionary<string, string> codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["jenisKelamin"] = "L,P",
        ["status"] = "BELUM_KAWIN,KAWIN,CERAI_HIDUP,CERAI_MATI",
        ["hubunganKeluarga"] = "P,S,I,A,T",
    }.ToImmutableDictionary();

    /// <summary>The first thing that keeps these data from being saved; codes of NIK and KK are those of their checks.</summary>
    public static Rejection? Error(Participant person, string region, LocalDate today)
    {
        if (person.Nama is not { Length: >= 1 and <= 100 })
            return new("name-invalid", "Nama wajib diisi, paling banyak 100 huruf.", "nama");
        foreach (var (field, allowed) in codes)
        {
            if (ParticipantFields.Read(person, field) is { } value && !allowed.Split(',').Contains(value))
                return new("code-unknown", $"{ParticipantFields.Label(field)} harus salah satu dari {allowed}.", field);
        }
        LocalDate? born = null;
        if (person.TanggalLahir is { } text)
        {
            if (!LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
                return new("date-invalid", "Tanggal lahir tidak sah (yyyy-MM-dd).", "tanggalLahir");
            if (date > today)
                return new("birth-date-future", "Tanggal lahir tidak boleh di masa depan.", "tanggalLahir");
            if (Period.Between(date, today, PeriodUnits.Years).Years > 120)
                return new("birth-date-old", "Umur lebih dari 120 tahun; periksa tanggal lahir.", "tanggalLahir");
            born = date;
        }
        // Who has no NIK yet is recorded all the same and waits for it.
        return (person.Nik.Length == 0 ? null : First(Nik.Check(person.Nik, born, null, region), "nik"))
            ?? First(NoKk.Check(person.NoKk, person.Nik), "noKk")
            ?? NameRule.Refusal(person.Nama, "nama")
            ?? Email(person.Email);
    }

    /// <summary>What is no address at all is nobody's; two in one field would both be written to.</summary>
    private static Rejection? Email(string? text) =>
        text is not null && text.Contains('@', StringComparison.Ordinal) && !EmailAddress.IsOne(text.Trim())
            ? new("email-invalid", "Tulis satu alamat surel saja, misalnya nama@contoh.id.", "email")
            : null;

    /// <summary>The warning that an officer must confirm: NIK against birth date and sex (AC-20). Null when it fits.</summary>
    public static string? Mismatch(Participant person, string region)
    {
        LocalDate? born =
            person.TanggalLahir is { } text && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : null;
        Sex? sex = person.JenisKelamin switch
        {
            "L" => Sex.Male,
            "P" => Sex.Female,
            _ => null,
        };
        return person.Nik.Length == 0
            ? null
            : Nik.Check(person.Nik, born, sex, region).FirstOrDefault(f => f.Code is "nik-birth-date" or "nik-sex")?.Message;
    }

    /// <summary>Everything to show beside the fields: warnings and information that never block.</summary>
    public static IEnumerable<Finding> Findings(Participant person, string region)
    {
        LocalDate? born =
            person.TanggalLahir is { } text && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : null;
        Sex? sex = person.JenisKelamin switch
        {
            "L" => Sex.Male,
            "P" => Sex.Female,
            _ => null,
        };
        return (person.Nik.Length == 0 ? [] : Nik.Check(person.Nik, born, sex, region)).Concat(NoKk.Check(person.NoKk, person.Nik));
    }

    /// <summary>The same of somebody in a case, with what other cases and his family say of him.</summary>
    public static IEnumerable<Finding> Findings(CaseState state, string key)
    {
        var person = state.Participants[key];
        return Findings(person, state.Region)
            .Concat(Elsewhere(state.KnownElsewhere.GetValueOrDefault(key)))
            .Concat(FamilyRules.Doubts(state, key));
    }

    /// <summary>A person who is active already, or known to another region of this installation, of which no details are told.</summary>
    public static IEnumerable<Finding> Elsewhere(CaseEvent.PersonKnownElsewhere? known)
    {
        if (known?.ActiveCaseId is { } active)
            yield return new(
                "nik-active-before",
                FindingSeverity.Warning,
                $"Orang ini sudah menjadi peserta aktif lewat berkas {known.ActiveCaseNo ?? active}; periksa sebelum diusulkan lagi."
            );
        if (known is { InOtherRegion: true })
            yield return new(
                "nik-open-other-region",
                FindingSeverity.Info,
                "NIK ini juga ada pada berkas yang masih terbuka di daerah lain; tanyakan kepada pemohon."
            );
    }

    /// <summary>The segment table's word for a check; null when the segment or status is not one of its codes.</summary>
    public static SegmentDecision? SegmentResult(SegmentTable? table, SegmentCheck check)
    {
        if (table is null)
            return null;
        var deceased = check.Status == "MENINGGAL";
        if (!deceased && !table.Segments.Any(s => s.Code == check.Segmen))
            return null;
        bool? active = check.Status switch
        {
            SegmentCheck.Active => true,
            "NONAKTIF" or "MENUNGGAK" => false,
            "TIDAK_ADA" or "MENINGGAL" => null,
            _ => null,
        };
        if (check.Status is not (SegmentCheck.Active or "NONAKTIF" or "MENUNGGAK" or "TIDAK_ADA" or "MENINGGAL"))
            return null;
        return table.Decide(
            new(
                check.Segmen,
                active,
                check.Status == "MENUNGGAK" ? true
                    : active is null ? null
                    : false,
                check.DaerahIni,
                deceased
            )
        );
    }

    private static Rejection? First(IEnumerable<Finding> findings, string field) =>
        findings.FirstOrDefault(f => f.Severity == FindingSeverity.Error) is { } error ? new(error.Code, error.Message, field) : null;
}
