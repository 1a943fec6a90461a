using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>A decision that a person takes among the ways named; ways that need a reason are marked.</summary>
[Activity("Jkn.Keputusan", "Umum", "Keputusan", "Seorang pejabat memilih satu jalan.", Kind = "Task")]
public sealed class Keputusan : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.SectionHead, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Pilihan",
        "Jalan yang dapat dipilih, dipisah koma (paling sedikit dua).",
        Category = "Tugas",
        UIHint = "dynamic-outcomes",
        Order = 3
    )]
    public Input<string>? Pilihan { get; init; }

    [Input("Wajib beralasan", "Pilihan yang harus disertai catatan.", Category = "Tugas", Order = 4)]
    public Input<string>? WajibBeralasan { get; init; }

    public override IReadOnlyList<string> Outcomes => EntriData.Fields(Pilihan?.LiteralText);
    protected override string RoleCode => Peran?.LiteralText ?? Roles.SectionHead;
    protected override string Kind => WorkKinds.Decision;

    public override Rejection? Check(Completion completion) => NeedsNote(completion, EntriData.Fields(WajibBeralasan?.LiteralText));

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (Outcomes.Count < 2)
            yield return new("decision-one-way", Id, "Keputusan harus punya paling sedikit dua pilihan.");
    }
}
