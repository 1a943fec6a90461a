using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// What was changed meanwhile of a thing that two officers keyed side by side: which of its fields, in whose entry. Names fields, never
/// what stands in them.
/// </summary>
internal static class KeyedChanges
{
    /// <summary>The codes with which a change on an older version is refused.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "participant-stale",
        "applicant-stale",
        "segment-stale",
        "paper-stale",
        "fact-stale",
    ];

    /// <summary>What a command changes, how a person calls it, and the version it was made on; null for other commands.</summary>
    public static (string Keyed, string What, int Seen)? Of(Command command) =>
        command switch
        {
            RecordParticipant { IfVersion: { } seen } c => (Keyed.Person(c.Key), "Data peserta ini", seen),
            RemoveParticipant { IfVersion: { } seen } c => (Keyed.Person(c.Key), "Data peserta ini", seen),
            RecordApplicant { IfVersion: { } seen } => (Keyed.Applicant, "Data pemohon", seen),
            RecordDocument { IfVersion: { } seen } c => (
                Keyed.Paper(DocumentEntry.KeyOf(c.Code, c.Person)),
                "Hasil pemeriksaan dokumen ini",
                seen
            ),
            RecordSegmentCheck { IfVersion: { } seen } c => (Keyed.Segment(c.Key), "Hasil cek segmen peserta ini", seen),
            NoteFact { IfVersion: { } seen } c => (Keyed.Fact(c.Fact), NoteFact.Known[c.Fact], seen),
            _ => null,
        };

    /// <summary>The last entry that changed it, and the fields that differ from the version seen; null when nobody changed it.</summary>
    public static (Stamp Stamp, string Fields)? Since(
        IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> history,
        string keyed,
        int seen
    )
    {
        var values = new List<IReadOnlyDictionary<string, string?>> { NoValues };
        Stamp? last = null;
        foreach (var (stamp, events) in history)
        {
            foreach (var value in events.Select(e => ValueOf(e, keyed)).OfType<IReadOnlyDictionary<string, string?>>())
            {
                values.Add(value);
                last = stamp;
            }
        }
        if (last is null || seen >= values.Count)
            return null;
        var (then, now) = (values[seen], values[^1]);
        var changed = then.Keys.Union(now.Keys).Where(f => then.GetValueOrDefault(f) != now.GetValueOrDefault(f));
        return (last, now.Count == 0 ? "dihapus dari berkas" : string.Join(", ", changed));
    }

    private static readonly IReadOnlyDictionary<string, string?> NoValues = new Dictionary<string, string?>();

    private static IReadOnlyDictionary<string, string?>? ValueOf(IEvent happened, string keyed) =>
        happened switch
        {
            CaseEvent.ParticipantRecorded e when Keyed.Person(e.Key) == keyed => ParticipantFields.Names.ToDictionary(
                ParticipantFields.Label,
                f => ParticipantFields.Read(e.Participant, f)
            ),
            CaseEvent.ParticipantRemoved e when Keyed.Person(e.Key) == keyed => NoValues,
            CaseEvent.ApplicantRecorded e when keyed == Keyed.Applicant => new Dictionary<string, string?>
            {
                ["Nama"] = e.Applicant.Nama,
                ["Nomor telepon"] = e.Applicant.Telepon,
                ["Hubungan"] = e.Applicant.Hubungan,
                ["Alamat"] = e.Applicant.Alamat,
            },
            CaseEvent.DocumentRecorded e when Keyed.Paper(e.Code) == keyed => new Dictionary<string, string?>
            {
                ["Hasil"] = e.Entry.Waiver ?? e.Entry.Result,
                ["Nomor"] = e.Entry.Nomor,
                ["Penerbit"] = e.Entry.Penerbit,
                ["Tanggal"] = e.Entry.Tanggal,
                ["Tanggal masuk rawat"] = e.Entry.TanggalMasuk,
                ["Catatan"] = e.Entry.Catatan,
                ["Pindaian"] = e.Entry.FileId,
            },
            // facts are no data of a person: what stands there now is told
            CaseEvent.FactNoted e when Keyed.Fact(e.Name) == keyed => new Dictionary<string, string?>
            {
                [$"sekarang \"{e.Value}\""] = e.Value,
            },
            CaseEvent.SegmentChecked e when Keyed.Segment(e.Key) == keyed => new Dictionary<string, string?>
            {
                ["Segmen"] = e.Check.Segmen,
                ["Status kepesertaan"] = e.Check.Status,
                ["Didaftarkan daerah ini"] = $"{e.Check.DaerahIni}",
                ["Bulan tunggakan"] = $"{e.Check.BulanTunggakan}",
                ["Bukti"] = e.Check.Bukti,
            },
            _ => null,
        };
}
