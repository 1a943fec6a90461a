using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>A plain task for a role, with one outcome or the ones named.</summary>
[Activity("Jkn.Tugas", "Umum", "Tugas", "Tugas untuk satu peran.", Kind = "Task")]
public sealed class Tugas : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Hasil",
        "Hasil yang dapat dipilih, dipisah koma; kosong berarti Selesai saja.",
        Category = "Tugas",
        UIHint = "dynamic-outcomes",
        Order = 3
    )]
    public Input<string>? Hasil { get; init; }

    public override IReadOnlyList<string> Outcomes => EntriData.Fields(Hasil?.LiteralText) is { Length: > 0 } named ? named : ["Done"];
    protected override string RoleCode => Peran?.LiteralText ?? "";
    protected override string Kind => WorkKinds.Task;
}

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

/// <summary>An officer records what an outside party did (BPJS, hospital, health agency), with evidence.</summary>
[Activity("Jkn.CatatKejadianLuar", "Umum", "Catat kejadian pihak luar", "Mencatat tindakan pihak luar beserta buktinya.", Kind = "Task")]
public sealed class CatatKejadianLuar : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Pihak luar", "Siapa yang bertindak.", Category = "Tugas", Default = "BPJS", Order = 3)]
    public Input<string>? Pihak { get; init; }

    [Input("Hasil", "Hasil yang dapat dipilih, dipisah koma.", Category = "Tugas", UIHint = "dynamic-outcomes", Order = 4)]
    public Input<string>? Hasil { get; init; }

    public override IReadOnlyList<string> Outcomes => EntriData.Fields(Hasil?.LiteralText) is { Length: > 0 } named ? named : ["Done"];
    public override string Lane => Pihak?.LiteralText ?? "BPJS";
    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.ExternalEvent;

    public override Rejection? Check(Completion completion) =>
        completion["bukti"] is null
            ? new("evidence-missing", "Bukti kejadian wajib diisi (nomor surat, tanda terima, atau nama yang dihubungi).", "bukti")
            : null;

    public override string Complete(Completion completion)
    {
        completion.On.Emit(new CaseEvent.ExternalEventNoted(Id, Lane, completion["bukti"]!, completion.Note));
        return completion.Outcome;
    }
}
