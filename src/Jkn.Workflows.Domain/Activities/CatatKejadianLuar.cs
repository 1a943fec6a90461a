using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

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
