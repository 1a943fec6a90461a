using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Server.Sops;

/// <summary>A draft being tried: a whole office in memory, invented people, a clock that its user moves. Gone when it is forgotten.</summary>
internal sealed class Trial(string id, string owner, SopVersion version, TrialOffice office)
{
    public const string CaseId = "UJI-1";

    public string Id => id;
    public string Owner => owner;
    public SopVersion Version => version;
    public TrialOffice Office => office;
    public Lock Playing { get; } = new();
    public DateTimeOffset LastUsed { get; set; }
    /// <summary>What was done, in order, in words.</summary>
    public List<(DateTimeOffset At, string Text)> Told { get; } = [];

    public CaseState Case => office.Cases[CaseId];
}

/// <summary>
/// Trials of versions that are not in force. Nothing of them touches the store: no case, number, register line, outbox. Kept in this node's memory for an
/// hour; a restart forgets them.
/// </summary>
internal sealed class TrialDesk(TimeProvider clock)
{
    private const int Most = 50;
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Trial> trials = new(StringComparer.Ordinal);

    public Trial? Find(string id, Actor actor) => trials.TryGetValue(id, out var trial) && trial.Owner == actor.Id ? trial : null;

    /// <summary>Opens a case of an invented applicant on this version, at this moment.</summary>
    public (Trial? Trial, Rejection? Refusal) Begin(Actor actor, SopVersion version, Office real, DateTimeOffset start)
    {
        var now = clock.GetUtcNow();
        foreach (var old in trials.Values.Where(t => now - t.LastUsed > Forgotten).Concat(trials.Values.OrderByDescending(t => t.LastUsed).Skip(Most)).ToList()) trials.TryRemove(old.Id, out _);
        var officials = Roles.Officials.Select(r => new Official(PersonId(r), r, $"{real.Region.LabelOf(r)} (contoh)", null, null, real.Region.LabelOf(r), "2000-01-01", null)).ToImmutableArray();
        var office = new TrialOffice(real with { Organisation = new Organisation(officials, []) }, start);
        var trial = new Trial(Guid.NewGuid().ToString("n"), actor.Id, version, office) { LastUsed = now };
        var opened = office.Do(Trial.CaseId, Person(Roles.FrontOffice, real), new OpenCase(Trial.CaseId, version.Key, "LOKET_KANTOR", new("Siti Contoh", "+62811000001", "Istri"), version.Version, OnDuty: true));
        if (opened.Rejection is { } refusal) return (null, refusal);
        trial.Told.Add((start, "Berkas contoh dibuka"));
        trials[trial.Id] = trial;
        return (trial, null);
    }

    /// <summary>One step done by whoever holds the role. What the step needs to be complete is filled with invented data first.</summary>
    public Rejection? Do(Trial trial, string caseId, string workItemId, string outcome, Office real)
    {
        lock (trial.Playing)
        {
            trial.LastUsed = clock.GetUtcNow();
            if (!trial.Office.Cases.TryGetValue(caseId, out var state) || !state.WorkItems.TryGetValue(workItemId, out var item)) return new("work-item-unknown", "Tugas ini sudah selesai.");
            var person = Person(item.Role, real);
            Prepare(trial, caseId, item, outcome, person);
            state = trial.Office.Cases[caseId];
            Command command = item.Act is not null
                ? new GiveSignOff(workItemId, outcome, "contoh", item.Letter is { } letter && state.Letters.TryGetValue(letter, out var text) ? text.Hash : null)
                : new CompleteWorkItem(workItemId, outcome, "contoh", new Dictionary<string, string> { ["bukti"] = "contoh", ["nomor"] = "contoh", ["penerima"] = "Siti Contoh" });
            var decision = trial.Office.Do(caseId, person, command);
            if (decision.Rejection is { } refusal) return refusal;
            trial.Told.Add((trial.Office.Now, $"{person.Name}: {item.Title} → {outcome}"));
            return null;
        }
    }

    public void MoveTo(Trial trial, DateTimeOffset then)
    {
        lock (trial.Playing)
        {
            trial.LastUsed = clock.GetUtcNow();
            if (then <= trial.Office.Now) return;
            trial.Office.MoveTo(then);
            trial.Told.Add((then, "Jam dimajukan"));
        }
    }

    /// <summary>Documents, a participant, a segment check: invented, and only while the case still lacks them. A refusal is no matter: the step itself will say it.</summary>
    private static void Prepare(Trial trial, string caseId, WorkItem item, string outcome, Actor person)
    {
        var office = trial.Office;
        var (state, region) = (office.Cases[caseId], office.Office.Region);
        if (trial.Version.Definition.Node(item.ActivityId) is PeriksaBerkas check && outcome == PeriksaBerkas.CompleteFile && check.ListFor(state, office.Office).List is { } list)
        {
            foreach (var document in list.Items) office.Do(caseId, person, new RecordDocument(document.Code, "ADA_LENGKAP", "contoh"));
        }
        if (trial.Version.Definition.Node(item.ActivityId) is EntriData && state.Participants.Count == 0)
        {
            var code = region.Code.Replace(".", "", StringComparison.Ordinal);
            office.Do(caseId, person, new RecordParticipant("p1", new Participant($"{code}990411260001", $"{code}991708909901", "ANDI CONTOH",
                TempatLahir: "Contoh", TanggalLahir: "1990-08-17", JenisKelamin: "L", Status: "KAWIN", HubunganKeluarga: "P", Alamat: "Jalan Contoh 1", Faskes: "0000 Puskesmas Contoh")));
        }
        // Who is in no segment at all is eligible everywhere; the region's table says the rest.
        if (trial.Version.Definition.Node(item.ActivityId) is VerifikasiData)
        {
            foreach (var key in state.Participants.Keys.Where(k => !state.Segments.ContainsKey(k))) office.Do(caseId, person, new RecordSegmentCheck(key, new("TIDAK_ADA", "TIDAK_ADA", Bukti: "contoh")));
        }
    }

    public static Actor Person(string role, Office real) => new(PersonId(role), $"{real.Region.LabelOf(role)} (contoh)", real.Region.Code, [role]);

    private static string PersonId(string role) => $"contoh-{role.ToLowerInvariant()}";


    public static string Local(Trial trial) => trial.Office.Office.LocalOf(trial.Office.Now).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
