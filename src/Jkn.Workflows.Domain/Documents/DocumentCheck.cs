using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>The case's documents held against a checklist of its region.</summary>
public static class DocumentCheck
{
    public static ChecklistOutcome Evaluate(Checklist list, CaseState state, Office office, string path)
    {
        var facts = Facts(state, office, path);
        var results = state
            .Documents.Values.Where(d => d.Waiver is null)
            .Where(d => list.Items.Any(i => i.Code == d.Code))
            .Select(d => new RecordedResult(d.Code, ResultOf(d.Result), d.Result == RecordDocument.Unmet, d.Catatan) { Person = d.Person });
        var waivers = state
            .Documents.Values.Where(d => d.Waiver is not null && list.Items.Any(i => i.Code == d.Code))
            .Select(d => new RecordedWaiver(d.Code, d.WaiverRole ?? "", d.Waiver!, d.Person));
        return ChecklistEvaluation.Evaluate(list, facts, results, waivers, state.Participants.ToDictionary(p => p.Key, p => p.Value.Nama));
    }

    /// <summary>What the rules of a checklist may ask about: the case's facts, its path and channel, the region's switches.</summary>
    public static IReadOnlyDictionary<string, string> Facts(CaseState state, Office office, string path)
    {
        var facts = new Dictionary<string, string>(state.Facts, StringComparer.Ordinal) { ["path"] = path, ["channel"] = state.Channel };
        foreach (var (name, on) in office.Region.Settings.Checklist)
            facts[name] = on.Value ? "true" : "false";
        return facts;
    }

    public static bool IsComplete(ChecklistOutcome outcome) => outcome.Status == ChecklistStatus.Complete;

    public static IEnumerable<string> Missing(ChecklistOutcome outcome) => outcome.Missing.Select(m => m.What);

    /// <summary>Every item that a checklist of the region knows.</summary>
    public static IReadOnlySet<string> Codes(Region region) =>
        region.Checklists.SelectMany(c => c.Items).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);

    public static Waiver? WaiverOf(Region region, string code) =>
        region.Checklists.SelectMany(c => c.Items).FirstOrDefault(i => i.Code == code && i.Waiver is not null)?.Waiver;

    public static ChecklistItem? ItemOf(Region region, string code) =>
        region.Checklists.SelectMany(c => c.Items).FirstOrDefault(i => i.Code == code);

    /// <summary>Why an item is not recorded for a person; null when it may be, or is for the whole family.</summary>
    public static Rejection? WrongPerson(Deciding on, ChecklistItem? item, string? person) =>
        person is null ? null
        : !on.State.Participants.ContainsKey(person) ? Rejection.Unusable("person-unknown", "Peserta ini tidak ada di berkas.", "person")
        : item is { For: ChecklistItemFor.File }
            ? Rejection.Unusable("document-not-personal", $"{item.Label} diperiksa sekali untuk berkas, bukan untuk tiap orang.", "person")
        : null;

    private static DocumentResult ResultOf(string text) =>
        text switch
        {
            "ADA_LENGKAP" => DocumentResult.Complete,
            "ADA_TIDAK_SESUAI" or RecordDocument.Unmet => DocumentResult.Unfit,
            _ => DocumentResult.Absent,
        };
}
