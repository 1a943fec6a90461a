using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// The batch is open: lines come in until it is locked by hand or, at the latest, at its lock time. Unlocking with a reason comes back
/// here.
/// </summary>
[Activity("Jkn.BatchTerbuka", "Batch", "Kunci batch", "Batch terbuka sampai dikunci petugas atau waktu kunci tiba.", Kind = "Task")]
public sealed class BatchTerbuka : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    public override IReadOnlyList<string> Outcomes => [LockOfBatch.Locked, LockOfBatch.Empty];
    protected override IReadOnlyList<string> Choices => [LockOfBatch.Locked];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.LockBatch;

    protected override void Begin(ActivityContext flow, CaseHost office)
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
                    OnDue: Clock.ThenTake(LockOfBatch.Locked)
                )
            );
        if (LockWarning.At(office.Office, batch) is var told && told > flow.Now)
            office.Apply(
                new CaseEvent.ClockStarted(
                    id + "|ingat",
                    "LockAt",
                    Title,
                    RoleCode,
                    told,
                    "Pengingat sebelum daftar dikunci.",
                    OnDue: Clock.Warn
                )
            );
    }

    public override string Complete(Completion completion) => LockOfBatch.Lock(completion.On);
}
