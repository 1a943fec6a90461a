using Jkn.Workflows.Domain.Steps;
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
