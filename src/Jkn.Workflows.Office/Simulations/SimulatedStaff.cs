using System.Globalization;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>
/// What officers do with the tasks on their desks, for any region's procedures: usually the right thing, sometimes a return, a refusal or a
/// second thought. The same seed does the same.
/// </summary>
internal sealed class SimulatedStaff(TrialOffice trial, IReadOnlyDictionary<string, Actor> people, Random dice, int seed)
{
    private static readonly Dictionary<string, string> form = new(StringComparer.Ordinal)
    {
        ["rumahSakit"] = "RSUD Contoh",
        ["kepada"] = "Kepala BPJS Kesehatan",
        ["tujuan"] = "BPJS",
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

    private readonly Dictionary<string, SimulatedAnswers> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FamilyLife> families = new(StringComparer.Ordinal);

    private readonly HashSet<string> doubted = new(StringComparer.Ordinal);

    public int Accepted { get; private set; }

    /// <summary>
    /// Why the last attempt on an item was refused, by case and item: what still stands there at the end is looked up here.
    /// </summary>
    public Dictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Who is in the cases, and what happens to them.</summary>
    public SimulatedFamilies Families => field ??= new(trial, families, (id, role, command) => Do(id, role, command));

    /// <summary>A family comes.</summary>
    public (string CaseId, FamilyLife Life) Open(string sop, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"simulasi-{number:00000}");
        families[id] = FamilyLife.Draw(number, seed);
        Do(id, Roles.FrontOffice, new OpenCase(id, sop, "LOKET_KANTOR", new Applicant("Pemohon Simulasi", "+62811000001")));
        return (id, families[id]);
    }

    /// <summary>Tries to bring the tasks of one step of a case forward. False when nothing could or needed to be done now.</summary>
    public bool Work(CaseState at, IReadOnlyList<WorkItem> items)
    {
        var ready = items.Where(i => trial.Cases[at.Id].WorkItems.ContainsKey(i.Id) && Prepare(at, i)).ToList();
        if (
            ready.Count > 1
            && ready[0].Kind is WorkKinds.Verification or WorkKinds.DataEntry or WorkKinds.HandOverCard
            && Together(at, ready)
        )
            return true;
        var moved = false;
        foreach (var item in ready)
        {
            if (!trial.Cases[at.Id].WorkItems.TryGetValue(item.Id, out var now))
                moved = true;
            else
                moved |= now.Kind == WorkKinds.SignOff ? Sign(at, now) : Complete(at, now);
        }
        return moved;
    }

    /// <summary>What a task needs before it can be finished; false when its time has not come.</summary>
    private bool Prepare(CaseState at, WorkItem item)
    {
        switch (item.Kind)
        {
            case WorkKinds.MissingResult:
                return false; // a missing answer comes or not
            case WorkKinds.LockBatch:
                return at.Batch!.LockAt <= trial.Now; // the clock locks; after an unlock a person does
            case WorkKinds.Return:
                return ComesBack(at, item);
            case WorkKinds.BatchResult:
                return Answers(at).Record(item);
            case WorkKinds.LineVerification:
                return Verify(at);
            case WorkKinds.DocumentCheck:
                Families.Papers(at, item);
                return true;
            case WorkKinds.DataEntry:
                return Families.Enter(at, item, dice);
            case WorkKinds.Verification when item.Person is { } person:
                Segment(at, person);
                return true;
            case WorkKinds.SendBatch when at.Batch!.Lines.Values.Any(l => l.MustStrike is not null):
                Do(at.Id, Roles.SectionHead, new UnlockBatch("Mencoret yang ditarik"));
                return false;
            default:
                return true;
        }
    }

    /// <summary>One form for all people of the family who wait here.</summary>
    private bool Together(CaseState at, List<WorkItem> items)
    {
        var data = new Dictionary<string, string>(form);
        return Do(
            at.Id,
            items[0].Role,
            new CompleteWorkItems([.. items.Select(i => new WorkAnswer(i.Id, i.Outcomes[0], "Catatan simulasi", data))]),
            items[0]
        );
    }

    private bool Complete(CaseState at, WorkItem item)
    {
        // Likely ways first; one that is refused leaves the next.
        var ways = item.Kind == WorkKinds.Decision ? item.Outcomes.OrderBy(_ => dice.Next()).ToList() : [.. item.Outcomes];
        if (item.Kind == WorkKinds.DocumentCheck && Once(at.Id, 0.01) && doubted.Add(at.Id))
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
            .Any(outcome =>
                Do(at.Id, item.Role, new GiveSignOff(item.Id, outcome, "Catatan simulasi", hash) { Proof = ProofKinds.Passkey }, item)
            );
    }

    private void Segment(CaseState at, string person)
    {
        var check = dice.NextDouble() switch
        {
            < 0.88 => new SegmentCheck("TIDAK_ADA", "TIDAK_ADA", Bukti: "EDABU"),
            < 0.92 => new SegmentCheck("PBPU", "MENUNGGAK", BulanTunggakan: 14, Bukti: "EDABU"),
            < 0.94 => new SegmentCheck("PBI_JK", "NONAKTIF", Bukti: "EDABU"),
            < 0.96 => new SegmentCheck("PPU", SegmentCheck.Active, Bukti: "EDABU"),
            < 0.985 => new SegmentCheck("PPU", "NONAKTIF", Bukti: "EDABU"),
            _ => new SegmentCheck("PBPU", "MENINGGAL", Bukti: "EDABU"),
        };
        Do(at.Id, Roles.BackOffice, new Domain.Participants.RecordSegmentCheck(person, check));
    }

    private bool Verify(CaseState at)
    {
        var verdicts = at.Batch!.Lines.Values.Where(l => l is { Verdict: null, Outcome: null, MustStrike: null })
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

    private int NumberOf(string id) => families.GetValueOrDefault(id)?.Number ?? 1;

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
