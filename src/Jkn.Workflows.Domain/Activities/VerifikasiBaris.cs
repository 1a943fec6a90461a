using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Another agency confirms or denies every line of a sent batch (<see cref="VerifyBatchLines"/>). A denied line fails at once with this
/// step's reason; lines without an answer keep the step open, and its clock warns.
/// </summary>
[Activity(
    "Jkn.VerifikasiBaris",
    "Batch",
    "Verifikasi baris batch",
    "Pihak lain membenarkan atau menolak setiap baris batch.",
    Kind = "Task"
)]
public sealed class VerifikasiBaris : WorkActivity
{
    [Input(
        "Peran",
        "Siapa yang mencatat jawaban.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@roles"],
        Default = Roles.DataManager,
        Order = 2
    )]
    public Input<string>? Peran { get; init; }

    [Input("Pihak", "Siapa yang memverifikasi.", Category = "Tugas", Default = Roles.HealthAgency, Order = 3)]
    public Input<string>? Pihak { get; init; }

    [Input(
        "Kode alasan",
        "Alasan gagal untuk baris yang tidak dibenarkan.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@reasons"],
        Order = 4
    )]
    public Input<string>? Alasan { get; init; }

    public override IReadOnlyList<string> Outcomes => [LineVerdicts.SomeRight, LineVerdicts.NoneRight];
    public override string Lane => Pihak?.LiteralText ?? Roles.HealthAgency;
    protected override string RoleCode => Peran?.LiteralText ?? Roles.DataManager;
    protected override string Kind => WorkKinds.LineVerification;

    public override string DenialReason => Alasan?.LiteralText ?? "";

    public override Rejection? Check(Completion completion) =>
        completion.State.Batch is { } batch && LineVerdicts.OutcomeOf(batch) is null
            ? new("batch-lines-unverified", "Masih ada baris yang belum dijawab.", "lines")
            : null;

    public override string Complete(Completion completion) => LineVerdicts.OutcomeOf(completion.State.Batch!)!;

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (DenialReason.Length == 0)
            yield return new("reason-missing", Id, "Kode alasan untuk baris yang tidak dibenarkan belum dipilih.");
    }
}
