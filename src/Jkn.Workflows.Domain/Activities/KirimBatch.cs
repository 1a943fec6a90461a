using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>The batch leaves the office, with a receipt; due by its delivery time.</summary>
[Activity("Jkn.KirimBatch", "Batch", "Kirim batch", "Menyerahkan batch dan mencatat tanda terimanya.", Kind = "Task")]
public sealed class KirimBatch : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Pihak penerima", "Siapa yang menerima.", Category = "Tugas", Default = "BPJS", Order = 3)]
    public Input<string>? Pihak { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.SendBatch;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        var id = Open(flow, office);
        // A recap is locked at the very hour it leaves: its sending has the step's own time, not one that is over at once.
        if (id.Length > 0 && office.State.Batch is { } batch && batch.DeliverBy > batch.LockAt)
            office.Apply(
                new CaseEvent.ClockStarted(id + "|serah", "DeliverBy", Title, RoleCode, batch.DeliverBy, "Batas penyerahan batch.")
            );
    }

    public override Rejection? Check(Completion completion) =>
        completion["tandaTerima"] is null ? new("receipt-missing", "Nomor atau berkas tanda terima wajib diisi.", "tandaTerima")
        : completion.State.Batch is not { Stage: BatchStage.Dikunci } batch ? new("batch-not-locked", "Batch belum dikunci.", "batch")
        : batch.Lines.Values.FirstOrDefault(l => l.MustStrike is not null) is { } line
            ? new(
                "line-must-be-struck",
                $"{line.Snapshot.Nama} harus dicoret dari daftar dahulu ({line.MustStrike}): buka kunci batch dengan "
                    + "alasan, lalu kunci lagi.",
                "batch"
            )
        : null;

    public override string Complete(Completion completion)
    {
        completion.On.Emit(new CaseEvent.BatchSent(completion["cara"] ?? "LANGSUNG", completion["tandaTerima"]!));
        // Its signed letter goes with it.
        foreach (
            var letter in completion
                .On.State.Letters.Values.Where(l => l.State == LetterState.Ditandatangani)
                .OrderBy(l => l.Key, StringComparer.Ordinal)
        )
            Expedition.Note(completion.On, letter, $"{Pihak?.LiteralText ?? "BPJS"} ({completion["tandaTerima"]})");
        BatchMoves.Tell(completion.On, CaseStatus.Sent);
        return "Done";
    }
}
