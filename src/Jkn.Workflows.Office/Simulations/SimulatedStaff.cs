using System.Globalization;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>
/// What officers do with the tasks on their desks, for any region's procedures: usually the right thing, sometimes a return, a refusal or a
/// second thought. The same seed does the same.
/// </summary>
internal sealed class SimulatedStaff(TrialOffice trial, IReadOnlyDictionary<string, Actor> people, Random dice)
{
    private static readonly Dictionary<string, string> form = new(StringComparer.Ordinal)
    {
        ["rumahSakit"] = "RSUD Contoh",
        ["tandaTerima"] = "TT-SIMULASI",
        ["bukti"] = "Surat simulasi",
        ["diserahkanKepada"] = "Keluarga",
        ["pengambil"] = "Keluarga Contoh",
        ["hubungan"] = "Anak",
        ["jenisIdentitas"] = "KTP",
        ["paragraf"] = "Isi surat simulasi.",
        ["nomorPks"] = "PKS-SIMULASI",
        ["catatan"] = "Simulasi",
    };

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedAnswers> answers = new(StringComparer.Ordinal);

    public int Accepted { get; private set; }

    /// <summary>
    /// Why the last attempt on an item was refused, by case and item: what still stands there at the end is looked up here.
    /// </summary>
    public Dictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    public void Open(string sop, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"simulasi-{number:00000}");
        numbers[id] = number;
        Do(id, Roles.FrontOffice, new OpenCase(id, sop, "LOKET_KANTOR", new Applicant($"Pemohon Simulasi {number}", "+62811000000")));
    }

    /// <summary>Tries to bring a task forward. False when nothing could or needed to be done now.</summary>
    public bool Work(CaseState at, WorkItem item)
    {
        switch (item.Kind)
        {
            case WorkKinds.LockBatch or WorkKinds.MissingResult:
                return false; // the clock locks; a missing answer comes or not
            case WorkKinds.Return when !ComesBack(at, item):
                return false;
            case WorkKinds.BatchResult:
                return Answers(at).Record(item);
            case WorkKinds.LineVerification:
                return Verify(at);
            case WorkKinds.DocumentCheck:
                Documents(at, item);
                break;
            case WorkKinds.DataEntry when at.Participants.IsEmpty:
                Do(at.Id, item.Role, new RecordParticipant("p1", SimulatedPeople.Participant(at.Region, NumberOf(at.Id))));
                break;
            case WorkKinds.Verification:
                Segment(at);
                break;
        }
        if (!trial.Cases[at.Id].WorkItems.TryGetValue(item.Id, out var now))
            return true;
        return item.Kind == WorkKinds.SignOff ? Sign(at, now) : Complete(at, now);
    }

    private bool Complete(CaseState at, WorkItem item)
    {
        // Likely ways first; one that is refused leaves the next.
        var ways = item.Kind == WorkKinds.Decision ? item.Outcomes.OrderBy(_ => dice.Next()).ToList() : [.. item.Outcomes];
        if (item.Kind == WorkKinds.DocumentCheck && Once(at.Id, 0.01))
            ways.Reverse();
        var data = new Dictionary<string, string>(form)
        {
            ["berlakuDari"] = $"{trial.Now.Year - 1}-01-01",
            ["berlakuSampai"] = $"{trial.Now.Year + 1}-12-31",
        };
        return ways.Exists(outcome => Do(at.Id, item.Role, new CompleteWorkItem(item.Id, outcome, "Catatan simulasi", data), item));
    }

    private bool Sign(CaseState at, WorkItem item)
    {
        var hash = item.Letter is { } key ? trial.Cases[at.Id].Letters[key].Hash : null;
        var chance = dice.NextDouble();
        var wanted =
            chance < 0.97 ? SignOff.Forward
            : chance < 0.995 ? SignOff.Back
            : SignOff.Rejected;
        return new[] { wanted, SignOff.Forward }
            .Where(item.Outcomes.Contains)
            .Any(outcome => Do(at.Id, item.Role, new GiveSignOff(item.Id, outcome, "Catatan simulasi", hash), item));
    }

    private void Documents(CaseState at, WorkItem item)
    {
        var lists = trial.Office.Region.Checklists;
        // The first list is the ordinary one; who brings the papers of the others too is an emergency.
        var items = lists
            .Take(1)
            .Concat(lists.Skip(1).Where(_ => Emergency(at.Id)))
            .SelectMany(l => l.Items)
            .DistinctBy(i => i.Code)
            // nobody who comes to the counter brings a list
            .Where(i => i.Code is not (OpenListedFamily.ListItem or OpenListedFamily.LetterItem))
            .ToList();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var paper in items)
        {
            var first = paper.Required.FirstOrDefault();
            if (first is null or { Optional: true } || (first.Group is { } group && !groups.Add(group)))
                continue;
            var forgotten = paper == items[^1] && !at.Documents.ContainsKey(paper.Code) && dice.NextDouble() < 0.08;
            Do(at.Id, item.Role, new RecordDocument(paper.Code, forgotten ? "TIDAK_ADA" : "ADA_LENGKAP", "1", "Contoh"));
        }
    }

    private void Segment(CaseState at)
    {
        foreach (var key in at.Participants.Keys)
        {
            var chance = dice.NextDouble();
            var check = chance switch
            {
                < 0.90 => new SegmentCheck("TIDAK_ADA", "TIDAK_ADA", Bukti: "EDABU"),
                < 0.94 => new SegmentCheck("PBPU", "MENUNGGAK", BulanTunggakan: 14, Bukti: "EDABU"),
                < 0.96 => new SegmentCheck("PBI_JK", "NONAKTIF", Bukti: "EDABU"),
                < 0.98 => new SegmentCheck("PPU", SegmentCheck.Active, Bukti: "EDABU"),
                < 0.99 => new SegmentCheck("PPU", "NONAKTIF", Bukti: "EDABU"),
                _ => new SegmentCheck("PBPU", "MENINGGAL", Bukti: "EDABU"),
            };
            Do(at.Id, Roles.BackOffice, new RecordSegmentCheck(key, check));
        }
    }

    private bool Verify(CaseState at)
    {
        var verdicts = at.Batch!.Lines.Values.Where(l => l is { Verdict: null, Outcome: null })
            .Select(l => new LineVerdict(
                l.Snapshot.Nik,
                dice.NextDouble() < 0.95 ? LineVerdicts.Right : LineVerdicts.Wrong,
                "Telepon RSUD Contoh",
                l.Hospital ?? "RSUD Contoh"
            ))
            .ToList();
        return Do(at.Id, Roles.DataManager, new VerifyBatchLines([.. verdicts]));
    }

    /// <summary>Six of seven come back, within three weeks; the others let their file expire.</summary>
    private bool ComesBack(CaseState at, WorkItem item) =>
        NumberOf(at.Id) % 7 != 0 && trial.Now >= item.OpenedAt.AddDays(1 + NumberOf(at.Id) % 20);

    private bool Emergency(string id) => NumberOf(id) % 8 == 0;

    private int NumberOf(string id) => numbers.GetValueOrDefault(id);

    private bool Once(string id, double chance) => new Random(NumberOf(id)).NextDouble() < chance;

    private SimulatedAnswers Answers(CaseState at)
    {
        if (!answers.TryGetValue(at.Id, out var found))
            answers[at.Id] = found = new SimulatedAnswers(trial, dice, at.Id, (id, role, command) => Do(id, role, command));
        return found;
    }

    private bool Do(string id, string role, Command command, WorkItem? item = null)
    {
        var actor = item?.AssignedTo is { } to && people.Values.FirstOrDefault(p => p.Id == to) is { } holder ? holder : people[role];
        var decision = trial.Do(id, actor, command);
        var place = item is null ? $"{id} {command.Name}" : $"{id} {item.Id}";
        if (decision.Rejection is { } no)
            Refusals[place] = no.Code;
        else
        {
            Refusals.Remove(place);
            Accepted++;
        }
        return decision.IsAccepted && decision.Events.Count > 0;
    }
}
