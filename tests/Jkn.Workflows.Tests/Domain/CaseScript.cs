using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain;

/// <summary>A case brought to a point of its life by commands, so that a test begins where it matters.</summary>
internal sealed class CaseScript
{
    public const string Id = "A";
    public const string Batch = "b-65.02-MALINAU_BULANAN-2026-11";

    public static Participant Andi { get; } =
        new(
            "6502990411260001",
            "6502991708909901",
            "ANDI CONTOH",
            "Malinau",
            "1990-08-17",
            "L",
            "KAWIN",
            "P",
            "Jalan Contoh 1",
            Faskes: "Puskesmas"
        );
    public static Participant Budi { get; } = Andi with { Nik = "6502991708909902", Nama = "BUDI CONTOH" };

    /// <summary>What the emergency letter must not go out without, and the hospital that it speaks of.</summary>
    public static Dictionary<string, string> LetterFields { get; } =
        new()
        {
            ["rumahSakit"] = "RSUD Contoh",
            ["kepada"] = "Kepala BPJS Kesehatan",
            ["tujuan"] = "BPJS",
        };

    public CaseScript(string at = "2026-11-09T09:00") => Office = TrialRegion.Open(at);

    public TrialOffice Office { get; }
    public CaseState State => Office.Cases[Id];
    public CaseState BatchState => Office.Cases[Batch];

    public IReadOnlyList<IEvent> Last(string id = Id) => Office.JournalOf(id)[^1].Events;

    public string Item(string activity, string id = Id) => Office.Cases[id].WorkItems.Values.Single(w => w.ActivityId == activity).Id;

    public CaseScript Opened(string id = Id) =>
        Must(id, TrialRegion.Fo, new OpenCase(id, "PROC-MLN", "LOKET_KANTOR", new("Siti Contoh", "+62811"), 1));

    /// <summary>Registered and found complete: data entry waits.</summary>
    public CaseScript Checked(string id = Id, bool emergency = false)
    {
        Opened(id).Done("M01", TrialRegion.Fo, id: id).Must(id, TrialRegion.Fo, new RecordDocument("KK", "ADA_LENGKAP"));
        if (emergency)
            Must(id, TrialRegion.Fo, new RecordDocument("RAWAT_INAP", "ADA_LENGKAP", "RI-1"));
        return Done("M02", TrialRegion.Fo, "Lengkap", id).Act("M03", TrialRegion.Fo, id: id);
    }

    /// <summary>In the open batch, verification waits.</summary>
    public CaseScript Proposed(string id = Id, bool emergency = false, Participant? person = null) =>
        Checked(id, emergency)
            .Must(id, TrialRegion.Bo, new RecordParticipant("p1", person ?? Andi))
            .Done("M04", TrialRegion.Bo, id: id)
            .Act("M04V", TrialRegion.Bo, id: id);

    /// <summary>Found eligible: the list may be locked with him.</summary>
    public CaseScript Eligible(string id = Id, Participant? person = null) =>
        Proposed(id, person: person)
            .Must(id, TrialRegion.Bo, new RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA")))
            .Done("M07", TrialRegion.Bo, "Selesai", id);

    /// <summary>
    /// The batch was handed over, BPJS announced its cards, and the letter that fetches them is signed: its answer is awaited.
    /// </summary>
    public CaseScript AwaitingCards(string batch = Batch) =>
        Done("M10", TrialRegion.Bo, id: batch, data: new() { ["bukti"] = "Surat BPJS" })
            .Done("M10S", TrialRegion.Bo, id: batch)
            .Act("E06", TrialRegion.Kasie, id: batch)
            .Act("E07", TrialRegion.Kabid, id: batch)
            .Act("E09", TrialRegion.Kadis, id: batch);

    /// <summary>The emergency letter is drafted: the head of section's paraf waits.</summary>
    public CaseScript Drafted() =>
        Proposed(emergency: true)
            .Must(Id, TrialRegion.Bo, new RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA")))
            .Done("M07", TrialRegion.Bo, "Selesai")
            .Done("E05", TrialRegion.Bo, data: LetterFields);

    public CaseScript Done(string activity, Actor by, string outcome = "Done", string id = Id, Dictionary<string, string>? data = null) =>
        Must(id, by, new CompleteWorkItem(Item(activity, id), outcome, null, data));

    public CaseScript Act(string activity, Actor by, string outcome = "Setuju", string? note = null, string id = Id) =>
        Must(id, by, Giving(activity, outcome, note, id));

    public GiveSignOff Giving(string activity, string outcome = "Setuju", string? note = null, string id = Id)
    {
        var item = Office.Cases[id].WorkItems[Item(activity, id)];
        return new(item.Id, outcome, note, item.Letter is { } key ? Office.Cases[id].Letters[key].Hash : null)
        {
            Proof = ProofKinds.Passkey,
        };
    }

    public CaseScript Must(string id, Actor by, Command command)
    {
        var decision = Office.Do(id, by, command);
        decision.Rejection.ShouldBeNull(command.Name);
        return this;
    }

    public string? Refused(Actor by, Command command, string id = Id) => Office.Do(id, by, command).Rejection?.Code;
}
