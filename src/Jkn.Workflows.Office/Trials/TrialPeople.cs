using System.Globalization;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Trials;

/// <summary>
/// Invented people of trials: NIK of the test range, each with an own number, and the papers and checks that a step needs of them.
/// </summary>
internal static class TrialPeople
{
    private static readonly (string Name, string Sex, string Born, string Status, string Relation)[] family =
    [
        ("ANDI CONTOH", "L", "1990-08-17", "KAWIN", "P"),
        ("BUNGA CONTOH", "P", "1992-03-05", "KAWIN", "I"),
        ("CITRA CONTOH", "P", "2004-06-21", "BELUM_KAWIN", "A"),
        ("DIMAS CONTOH", "L", "2017-01-09", "BELUM_KAWIN", "A"),
        ("EKA CONTOH", "P", "2026-02-14", "BELUM_KAWIN", "A"),
    ];

    private static readonly string[] applicants = ["Siti Contoh", "Rahmat Contoh", "Tuti Contoh", "Wahyu Contoh", "Yuni Contoh"];

    public static string Applicant(int number) => applicants[(number - 1) % applicants.Length];

    /// <summary>
    /// Documents, people, a segment check: only while the case still lacks them. A refusal is no matter: the step itself will say it.
    /// </summary>
    public static void Prepare(Trial trial, string caseId, Activity node, string outcome, Actor person)
    {
        var (office, state) = (trial.Office, trial.Office.Cases[caseId]);
        if (node is PeriksaBerkas check && outcome == PeriksaBerkas.CompleteFile && check.ListFor(state, office.Office).List is { } list)
        {
            foreach (var document in list.Items)
                office.Do(caseId, person, new RecordDocument(document.Code, "ADA_LENGKAP", "contoh"));
        }
        if (node is EntriData && state.Participants.Count == 0)
        {
            foreach (var (key, member) in Family(trial))
                office.Do(caseId, person, new RecordParticipant(key, member));
        }
        // Who is in no segment at all is eligible everywhere; the region's table says the rest.
        if (node is VerifikasiData)
        {
            foreach (var key in state.Participants.Keys.Where(k => !state.Segments.ContainsKey(k)))
                office.Do(caseId, person, new RecordSegmentCheck(key, new("TIDAK_ADA", "TIDAK_ADA", Bukti: "contoh")));
        }
    }

    /// <summary>Everybody on his way has his place in the list and was found eligible: who was not is left out at the lock.</summary>
    public static bool AllJoined(CaseState state) =>
        state.BatchEntries.Values.Any(e => e.Joined)
        && state.Courses.All(c => c.Value.Ended || state.EntryOf(c.Key) is not { } entry || (c.Value.IsEligible && entry.Joined));

    private static List<(string Key, Participant Person)> Family(Trial trial)
    {
        var code = trial.Office.Office.Region.Code.Replace(".", "", StringComparison.Ordinal);
        var card = string.Create(CultureInfo.InvariantCulture, $"{code}9904112600{trial.Invented + 1:00}");
        return
        [
            .. family
                .Take(trial.People)
                .Select(
                    (m, i) =>
                    {
                        var born = DateOnly.ParseExact(m.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                        var nik = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{code}99{born.Day + (m.Sex == "P" ? 40 : 0):00}{born.Month:00}{born.Year % 100:00}99{++trial.Invented:00}"
                        );
                        return (
                            $"p{i + 1}",
                            new Participant(
                                card,
                                nik,
                                m.Name,
                                TempatLahir: "Contoh",
                                TanggalLahir: m.Born,
                                JenisKelamin: m.Sex,
                                Status: m.Status,
                                HubunganKeluarga: m.Relation,
                                Alamat: "Jalan Contoh 1",
                                Kecamatan: "01",
                                DesaKelurahan: "1001",
                                Faskes: "0000 Puskesmas Contoh"
                            )
                        );
                    }
                ),
        ];
    }
}
