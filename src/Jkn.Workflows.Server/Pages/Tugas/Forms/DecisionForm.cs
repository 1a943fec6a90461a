using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>
/// An official decides what the rules leave open, for each person alone: what was found of him, what the rule says, what BPJS answered, and
/// what follows from each way (domain-2.md 1.5). Who is left open stays open.
/// </summary>
internal sealed class DecisionForm(ItemScene scene) : ItemForm(scene)
{
    /// <summary>A person to decide on. <paramref name="Rule"/>: the sentence of the region's table for what was found.</summary>
    internal sealed record Line(
        string Person,
        WorkItem Item,
        string Name,
        SegmentCheck? Check,
        string? Segment,
        string? Rule,
        BatchEntry? Answer,
        string? Reason
    );

    public override string View => Scene.IsFamily ? "Forms/_Decisions" : "Forms/_Decision";

    public override bool DecidesEach => Scene.IsFamily;

    public IReadOnlyList<Line> Lines => [.. Scene.Items.Where(i => i.Person is not null).Select(LineOf)];

    /// <summary>Which ways need a reason, as the step says it.</summary>
    public string NoteHint =>
        CaseForms.StepOf<Keputusan>(Case, Scene.Office, Item) is { } step
        && Words.List(step.WajibBeralasan?.LiteralText) is { Length: > 0 } ways
            ? $"Wajib untuk: {string.Join(", ", ways.Select(Scene.TextOf)).ToLowerInvariant()}."
            : "Wajib bila mengembalikan, menolak, atau menutup.";

    /// <summary>What the button's line says: to which step this way leads.</summary>
    public string? FollowsOf(Line line, string outcome) =>
        Scene.FollowsOf(line.Item, outcome) is { } step ? $"Sesudahnya: {ItemScene.Lower(step)}." : null;

    public override IEnumerable<WorkAnswer> Answers(ItemInput input)
    {
        foreach (var item in Scene.Items)
        {
            if (input.Text($"hasil.{item.Person}") is not { } outcome)
                continue;
            var note = input.Text($"catatan.{item.Person}");
            if (outcome is SignOff.Rejected or Words.Close && note is null)
                input.Faults.Add($"catatan.{item.Person}", $"Tulis alasannya: {ItemScene.Lower(Scene.TextOf(outcome))}.");
            yield return new(item.Id, outcome, note, null, input.VersionOf(item.Person!));
        }
    }

    private Line LineOf(WorkItem item)
    {
        var person = item.Person!;
        var check = Case.Segments.TryGetValue(person, out var found) ? found.Check : null;
        var answer = Case.BatchEntries.Values.Where(e => e.Person == person && e.Outcome is not null).MaxBy(e => e.DeliverBy);
        return new(
            person,
            item,
            Case.Participants[person].Nama,
            check,
            check is null ? null : Scene.Office.Segments?.Segments.FirstOrDefault(s => s.Code == check.Segmen)?.Label,
            check is null ? null : ParticipantRules.SegmentResult(Scene.Office.Segments, check)?.Text,
            answer,
            answer?.ReasonCode is { } code ? Scene.Office.Reasons?.Find(code)?.Label ?? Words.Spell(code) : null
        );
    }
}
