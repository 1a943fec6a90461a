using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Domain.Trials;

namespace Jkn.Workflows.Application.Trials;

/// <summary>
/// A draft being tried: a whole office in memory, invented people, a clock that its user moves. Gone when it is forgotten.
/// </summary>
internal sealed class Trial(string id, string owner, SopVersion version, TrialOffice office)
{
    public const string CaseId = "UJI-1";
    public const int MostCases = 5,
        MostPeople = 5;

    public string Id => id;
    public string Owner => owner;
    public SopVersion Version => version;
    public TrialOffice Office => office;
    public Lock Playing { get; } = new();
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>What was done, in order, in words.</summary>
    public List<TrialLine> Told { get; } = [];

    /// <summary>Members of each family, and how many have been invented so far.</summary>
    public int People { get; init; } = 1;
    public int Invented { get; set; }

    public CaseState Case => office.Cases[CaseId];

    /// <summary>What runs on the version being tried: its first case, or the batch.</summary>
    public CaseState Shown =>
        office.Cases.Values.Where(c => c.DefinitionId == version.Id).OrderBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault() ?? Case;
}

/// <summary>
/// Trials of versions that are not in force. Nothing of them touches the store: no case, number, register line, outbox. Kept in this node's
/// memory for an hour; a restart forgets them.
/// </summary>
internal sealed partial class TrialDesk(TimeProvider clock)
{
    private const int Most = 50,
        MostSteps = 60,
        MostTexts = 20;

    // The way that most cases go; anything else comes after it.
    private static readonly string[] ordinary = ["Lengkap", "Selesai", SignOffMade.Forward, "Layak", "Lanjut", "Done"];
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Trial> trials = new(StringComparer.Ordinal);

    public Trial? Find(string id, Actor actor) => trials.TryGetValue(id, out var trial) && trial.Owner == actor.Id ? trial : null;

    /// <summary>
    /// Opens cases of invented applicants on this version, at this moment. A batch's own version is tried with cases of the procedure in
    /// force that joins such batches, brought as far as the batch.
    /// </summary>
    public (Trial? Trial, Rejection? Refusal) Begin(
        Actor actor,
        SopVersion version,
        Office real,
        DateTimeOffset start,
        int cases = 1,
        int people = 1
    )
    {
        var now = clock.GetUtcNow();
        foreach (
            var old in trials
                .Values.Where(t => now - t.LastUsed > Forgotten)
                .Concat(trials.Values.OrderByDescending(t => t.LastUsed).Skip(Most))
                .ToList()
        )
            trials.TryRemove(old.Id, out _);
        if (cases is < 1 or > Trial.MostCases || people is < 1 or > Trial.MostPeople)
            return (null, new("trial-size", $"Paling banyak {Trial.MostCases} berkas dan {Trial.MostPeople} orang tiap berkas."));
        var (sops, opened) = version.Use == SopUses.Batch ? ForBatch(version, real.Sops) : (real.Sops, version);
        if (opened is null)
            return (null, new("trial-no-service", "Tidak ada layanan berlaku yang memasukkan berkas ke batch jenis ini."));
        var officials = Roles
            .Officials.Select(r => new Official(
                PersonId(r),
                r,
                $"{real.Region.LabelOf(r)} (contoh)",
                null,
                null,
                real.Region.LabelOf(r),
                "2000-01-01",
                null
            ))
            .ToImmutableArray();
        var office = new TrialOffice(real with { Organisation = new Organisation(officials, []), Sops = sops }, start);
        var trial = new Trial(Guid.NewGuid().ToString("n"), actor.Id, version, office) { LastUsed = now, People = people };
        for (var i = 1; i <= cases; i++)
        {
            var id = $"UJI-{i}";
            if (
                office
                    .Do(
                        id,
                        Person(Roles.FrontOffice, real),
                        new OpenCase(
                            id,
                            opened.Key,
                            "LOKET_KANTOR",
                            new(TrialPeople.Applicant(i), "+62811000001", "Istri"),
                            opened.Version,
                            OnDuty: true
                        )
                    )
                    .Rejection is
                { } refusal
            )
                return (null, refusal);
            trial.Told.Add(new(office.Now, $"Berkas contoh {id} dibuka"));
            if (version.Use == SopUses.Batch && ToBatch(trial, id, real) is { } stuck)
                return (null, stuck);
        }
        trials[trial.Id] = trial;
        return (trial, null);
    }

    /// <summary>The shelf on which this version is the one for its kind of batch, and a procedure that joins such batches.</summary>
    private static (SopShelf Shelf, SopVersion? Service) ForBatch(SopVersion version, SopShelf real) =>
        (
            new([
                .. real.All.Where(v => v.Id != version.Id && !(v.Use == SopUses.Batch && v.BatchKind == version.BatchKind)),
                version with
                {
                    State = SopState.Efektif,
                    EffectiveFrom = "2000-01-01",
                    EffectiveTo = null,
                },
            ]),
            real.All.Where(v =>
                    v.Use == SopUses.Case && v.Definition.Nodes.OfType<MasukBatch>().Any(m => m.Jenis?.LiteralText == version.BatchKind)
                )
                .OrderByDescending(v => v.State == SopState.Efektif)
                .ThenByDescending(v => v.Version)
                .FirstOrDefault()
        );

    /// <summary>Brings a case into its batch by the ordinary way: at each step the first outcome that is accepted.</summary>
    private Rejection? ToBatch(Trial trial, string caseId, Office real)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var state = trial.Office.Cases[caseId];
            if (TrialPeople.AllJoined(state))
                return null;
            Rejection? last = new("trial-no-work", $"Berkas contoh {caseId} tidak sampai ke batch: tidak ada tugas lagi.");
            foreach (var item in state.WorkItems.Values.OrderBy(w => w.OpenedAt).ThenBy(w => w.Id, StringComparer.Ordinal))
            {
                foreach (var outcome in item.Outcomes.OrderBy(o => (uint)Array.IndexOf(ordinary, o)))
                {
                    if ((last = Do(trial, caseId, item.Id, outcome, real)) is null)
                        break;
                }
                if (last is null)
                    break;
            }
            if (last is not null)
                return last;
        }
        return new("trial-too-long", $"Berkas contoh {caseId} tidak sampai ke batch dalam {MostSteps} langkah.");
    }

    /// <summary>What can be chosen at a step. Where the step waits for somebody's answer about all lines, that answer.</summary>
    public static IReadOnlyList<string> ChoicesOf(Trial trial, CaseState state, WorkItem item) =>
        NodeOf(trial, state, item) switch
        {
            HasilBatch => RecordBatchResults.Outcomes,
            VerifikasiBaris => [LineVerdicts.Right, LineVerdicts.Wrong],
            _ => item.Outcomes,
        };

    /// <summary>One step done by whoever holds the role. What the step needs to be complete is filled with invented data first.</summary>
    public Rejection? Do(Trial trial, string caseId, string workItemId, string outcome, Office real)
    {
        lock (trial.Playing)
        {
            trial.LastUsed = clock.GetUtcNow();
            if (!trial.Office.Cases.TryGetValue(caseId, out var state) || !state.WorkItems.TryGetValue(workItemId, out var item))
                return new("work-item-unknown", "Tugas ini sudah selesai.");
            var person = Person(item.Role, real);
            if (NodeOf(trial, state, item) is { } node)
                TrialPeople.Prepare(trial, caseId, node, outcome, person);
            state = trial.Office.Cases[caseId];
            var refusal =
                item.Act is not null
                    ? trial
                        .Office.Do(
                            caseId,
                            person,
                            new GiveSignOff(
                                workItemId,
                                outcome,
                                "contoh",
                                item.Letter is { } letter && state.Letters.TryGetValue(letter, out var text) ? text.Hash : null
                            )
                        )
                        .Rejection
                : AnswerTo(trial, state, outcome) is { } answer ? trial.Office.Do(caseId, Person(Roles.BackOffice, real), answer).Rejection
                : Complete(trial, caseId, workItemId, outcome, person);
            if (refusal is null)
            {
                trial.Told.Add(new(trial.Office.Now, $"{person.Name}: {item.Title}", outcome, item.Act));
                foreach (var skipped in trial.Office.JournalOf(caseId)[^1].Events.OfType<CaseEvent.SignOffSkipped>())
                    trial.Told.Add(new(trial.Office.Now, $"{real.Region.LabelOf(skipped.Role)} dilewati: {skipped.Why}"));
            }
            return refusal;
        }
    }

    public void MoveTo(Trial trial, DateTimeOffset then)
    {
        lock (trial.Playing)
        {
            trial.LastUsed = clock.GetUtcNow();
            if (then <= trial.Office.Now)
                return;
            trial.Office.MoveTo(then);
            trial.Told.Add(new(then, "Jam dimajukan"));
        }
    }

    public static Actor Person(string role, Office real) =>
        new(PersonId(role), $"{real.Region.LabelOf(role)} (contoh)", real.Region.Code, [role]);

    private static string PersonId(string role) => $"contoh-{role.ToLowerInvariant()}";

    public static string Local(Trial trial) =>
        trial.Office.Office.LocalOf(trial.Office.Now).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
