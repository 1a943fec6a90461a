using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// Something an office should hear before it hurts. <paramref name="About"/> says what it is about, so that it is told once.
/// </summary>
public sealed record OfficeWarning(string To, string About, string Happening, string Text);

/// <summary>
/// What is missing for the weeks ahead: a calendar, asked for from November on (AC-34); an official for a level that is on, seven days
/// before a cut-off (A-33); the head of letters, each day. Pure.
/// </summary>
public static class OfficeWarnings
{
    private const int Days = 7;

    public static IEnumerable<OfficeWarning> Of(Office office, DateTimeOffset now)
    {
        if (office.Calendar.MissingYear(office.Time.Local(now).Date) is { } year)
            yield return new(
                Roles.Admin,
                $"kalender/{year}",
                "kalender-belum-ada",
                $"Kalender {year} belum diisi; tanggal di tahun itu bersifat sementara."
            );
        // Told each day until it is there: letters go out with the agency's name in type meanwhile.
        if (office.Region.Letterhead.Missing is { Count: > 0 } missing && WritesLetters(office, now))
        {
            foreach (var to in new[] { Roles.Admin, Roles.AgencyHead })
                yield return new(
                    to,
                    $"kop/{office.DateOf(now)}",
                    "kop-belum-lengkap",
                    $"Kop surat belum lengkap: {string.Join(" dan ", missing)}. "
                        + "Surat keluar dengan nama dinas saja; isi pada Ketetapan kantor."
                );
        }
        foreach (var batch in office.Region.Batches.Where(b => b.Deliver.Value is DayOfMonthCutoff))
        {
            var slot = new BatchCalendar(office.Region, batch, office.Calendar).Queue(now);
            if (slot.DeliverBy - now > TimeSpan.FromDays(Days))
                continue;
            foreach (var (chain, role) in Staffing.Unmanned(office, office.DateOf(slot.DeliverBy)))
            {
                var text = $"Tingkat {role} ({chain}) tidak punya pejabat atau pengganti pada tenggat {office.Time.Stamp(slot.DeliverBy)}.";
                foreach (var to in new[] { Roles.Admin, Roles.SectionHead })
                    yield return new(to, $"tanpa-pejabat/{slot.BatchNo}/{chain}/{role}", "tingkat-tanpa-pejabat", text);
            }
        }
    }

    private static bool WritesLetters(Office office, DateTimeOffset now) =>
        office
            .Sops.All.Select(v => v.Key)
            .Distinct()
            .Any(key => office.Sops.Effective(key, office.DateOf(now))?.Definition.Nodes.Any(n => n is SusunSurat) == true);
}
