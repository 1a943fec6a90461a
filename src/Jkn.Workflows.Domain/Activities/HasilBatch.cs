using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Results come back line by line (<see cref="RecordBatchResults"/>); the step ends when every line has one, or is closed by hand with a
/// reason.
/// </summary>
[Activity("Jkn.HasilBatch", "Batch", "Catat hasil batch", "Mencatat hasil setiap baris; selesai bila semua baris terjawab.", Kind = "Task")]
public sealed class HasilBatch : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Hasil berupa kartu",
        "True bila BPJS menjawab dengan kartu: aktif tanpa nomor kartu berarti kartunya menyusul.",
        Category = "Tugas",
        UIHint = "checkbox",
        Default = "False",
        Order = 3
    )]
    public Input<bool>? Kartu { get; init; }

    public override bool AnswersWithCards => Kartu?.FixedOr(false) ?? false;

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.BatchResult;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        if (office.State.Batch is { Waiting: 0 })
            flow.Complete("Done");
        else
            Open(flow, office);
    }

    public override Rejection? Check(Completion completion) =>
        completion.State.Batch is { Waiting: > 0 } batch
            ? new("batch-lines-waiting", $"Masih ada {batch.Waiting} baris tanpa hasil.", "lines")
            : null;
}
