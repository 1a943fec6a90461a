using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Segments;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// An official decides what the segment table leaves open or refuses. The buttons follow the table: its own options where it names some
/// (AC-26), propose, return or reject where it wants a decision, return or reject only where somebody is not eligible (AC-23, AC-25).
/// </summary>
[Activity("Jkn.KeputusanSegmen", "Umum", "Putuskan kelayakan segmen", "Pejabat memutuskan menurut tabel segmen.", Kind = "Task")]
public sealed class KeputusanSegmen : WorkActivity
{
    public const string Propose = "Usulkan",
        Return = "Kembalikan",
        Refuse = "Tolak";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.SectionHead, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Pilihan tabel",
        "Pilihan yang disebut tabel segmen, dipisah titik koma; masing-masing menjadi satu jalan keluar.",
        Category = "Tugas",
        UIHint = "dynamic-outcomes",
        Order = 3
    )]
    public Input<string>? PilihanTabel { get; init; }

    public override IReadOnlyList<string> Outcomes => [Propose, Return, Refuse, .. Extra];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.SectionHead;
    protected override string Kind => WorkKinds.Decision;

    // A file writes them with semicolons, the designer as a JSON list.
    private string[] Extra =>
        (PilihanTabel?.LiteralText ?? "") is var text && text.StartsWith('[')
            ? [.. text.Split('"').Where((_, i) => i % 2 == 1)]
            : text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        var person = PersonOf(flow);
        var open = office
            .State.Segments.Where(s => (person is null || s.Key == person) && s.Value.Result != SegmentResults.Eligible)
            .Select(s => s.Value)
            .ToList();
        var decisions = open.Select(s => ParticipantRules.SegmentResult(office.Office.Segments, s.Check))
            .OfType<Segments.SegmentDecision>()
            .ToList();
        var note = string.Join("; ", decisions.Select(d => d.Text).Distinct());
        var named = decisions.SelectMany(d => d.Options).Distinct().Where(o => Extra.Contains(o)).ToList();
        IReadOnlyList<string> choices =
            open.Exists(s => s.Result != SegmentResults.Decide) ? [Return, Refuse]
            : named.Count > 0 ? named
            : [Propose, Return, Refuse];
        Open(flow, office, note: note.Length > 0 ? note : null, choices: choices);
    }

    public override Rejection? Check(Completion completion) => NeedsNote(completion, Return, Refuse);
}
