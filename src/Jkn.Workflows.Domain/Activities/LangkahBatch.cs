using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// The batch is open: lines come in until it is locked by hand or, at the latest, at its lock time. Unlocking with a reason comes back
/// here.
/// </summary>
[Activity("Jkn.BatchTerbuka", "Batch", "Kunci batch", "Batch terbuka sampai dikunci petugas atau waktu kunci tiba.", Kind = "Task")]
public sealed class BatchTerbuka : WorkActivity
{
    public const string Locked = "Dikunci",
        Empty = "Kosong";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    public override IReadOnlyList<string> Outcomes => [Locked, Empty];
    protected override IReadOnlyList<string> Choices => [Locked];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.LockBatch;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var id = Open(flow, office);
        if (id.Length == 0 || office.State.Batch is not { } batch)
            return;
        // After an unlock past the lock time nobody but a person locks again. A batch whose first case comes in the very moment of its lock
        // is locked at once.
        if (batch.LockAt > flow.Now || batch.Version == 1)
            office.Apply(
                new CaseEvent.ClockStarted(
                    id + "|kunci",
                    "LockAt",
                    Title,
                    RoleCode,
                    batch.LockAt,
                    "Waktu kunci batch.",
                    OnDue: "outcome:" + Locked
                )
            );
    }

    public override string Complete(Completion completion) => Lock(completion.On);

    /// <summary>Locks what is there; an empty batch ends without being handed over.</summary>
    public static string Lock(Deciding on)
    {
        if (on.State.Batch is not { } batch || batch.Lines.IsEmpty)
            return Empty;
        var hash = BatchHash.Of(batch);
        on.Emit(new CaseEvent.BatchLocked(hash));
        on.Ask(EffectKinds.KeepBatchFile, $"{on.State.Id}/file/{hash}", new { batchId = on.State.Id, hash });
        BatchMoves.Tell(on, CaseStatus.InBatch);
        return Locked;
    }
}

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

    protected override void Perform(ActivityContext flow, CaseHost office)
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
        : completion.State.Batch?.Stage != BatchStage.Dikunci ? new("batch-not-locked", "Batch belum dikunci.", "batch")
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

/// <summary>
/// Results come back line by line (<see cref="RecordBatchResults"/>); the step ends when every line has one, or is closed by hand with a
/// reason.
/// </summary>
[Activity("Jkn.HasilBatch", "Batch", "Catat hasil batch", "Mencatat hasil setiap baris; selesai bila semua baris terjawab.", Kind = "Task")]
public sealed class HasilBatch : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.BatchResult;

    protected override void Perform(ActivityContext flow, CaseHost office)
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

/// <summary>The batch is closed: nothing more comes.</summary>
[Activity("Jkn.TutupBatch", "Batch", "Tutup batch", "Menutup batch.")]
public sealed class TutupBatch : OfficeActivity
{
    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        office.Apply(new CaseEvent.BatchClosed());
        office.Apply(new CaseEvent.CaseClosed(CaseStatus.Done, null, null));
        flow.Complete("Done");
    }
}
