using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// The case asks for its place in the region's open batch: this period's, the supplementary one after the lock, or the next period's.
/// It goes on at once; <see cref="TungguHasilBatch"/> waits for the result. Leaving is <see cref="KeluarBatch"/>.
/// </summary>
[Activity("Jkn.MasukBatch", "Batch", "Masuk batch", "Memasukkan berkas ke batch periode yang terbuka.")]
public sealed class MasukBatch : OfficeActivity
{
    [Input("Jenis batch", Category = "Tugas", UIHint = "dropdown", Options = ["@batches"], Order = 1)]
    public Input<string>? Jenis { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var kind = flow.Get(Jenis) ?? "";
        var (key, former) = BatchEntries.NextKey(office.State, $"batch/{Id}");
        if (!BatchEntries.Request(office, key, kind, flow.Now, former: former))
        {
            flow.Fail("batch-kind-unknown", $"Jenis batch \"{kind}\" tidak ada di pengaturan daerah.");
            return;
        }
        flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (string.IsNullOrEmpty(Jenis?.SourceText))
            yield return new("batch-kind-missing", Id, "Jenis batch belum dipilih.");
    }
}

/// <summary>The case is parked until its batch brings a result for every participant.</summary>
[Activity("Jkn.TungguHasilBatch", "Batch", "Tunggu hasil batch", "Menunggu hasil dari batch.", Kind = "Task")]
public sealed class TungguHasilBatch : OfficeActivity
{
    public const string Active = "Aktif",
        Failed = "GagalUsul",
        NoCard = "TanpaKartu";

    [Input(
        "Tahap",
        "HASIL menunggu hasil akhir; KARTU menunggu kartu diterima.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["HASIL", "KARTU"],
        Default = "HASIL",
        Order = 1
    )]
    public Input<string>? Tahap { get; init; }

    public override bool Waits => true;
    public override IReadOnlyList<string> Outcomes => [Active, Failed, NoCard];

    /// <summary>The stimulus that batch results resume.</summary>
    public const string Stimulus = "batch-result";

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        // The result can be there already when the case comes late (a decision took longer than the batch).
        if (BatchEntries.OutcomeOf(office.State) is { } known)
            flow.Complete(known);
        else
            flow.WaitFor(Stimulus);
    }
}

/// <summary>Takes the case out of a batch that is still open; a locked one is left to its officers (invariant 2).</summary>
[Activity("Jkn.KeluarBatch", "Batch", "Keluar dari batch", "Menarik berkas dari batch yang belum dikunci.")]
public sealed class KeluarBatch : OfficeActivity
{
    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        foreach (
            var entry in office
                .State.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            office.Apply(new CaseEvent.BatchWithdrawn(entry.Key, DisplayText ?? Id));
            Ask(
                flow,
                EffectKinds.WithdrawFromBatch,
                $"{office.State.Id}/{entry.Key}",
                new
                {
                    caseId = office.State.Id,
                    entry = entry.Key,
                    batchId = entry.BatchId,
                }
            );
        }
        flow.Complete("Done");
    }
}

/// <summary>
/// The card is handed to the participant or a relative: collector, relation and kind of identity are recorded in the collection book
/// (AC-47).
/// </summary>
[Activity(
    "Jkn.SerahKartu",
    "Loket",
    "Hubungi pemohon dan serahkan kartu",
    "Menyerahkan kartu dan mencatatnya di buku agenda pengambilan.",
    Kind = "Task"
)]
public sealed class SerahKartu : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Buku agenda", "Buku agenda pengambilan kartu.", Category = "Tugas", UIHint = "dropdown", Options = ["@registers"], Order = 3)]
    public Input<string>? Register { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.HandOverCard;

    public override Rejection? Check(Completion completion)
    {
        if (completion["pengambil"] is null)
            return new("collector-missing", "Nama pengambil kartu wajib diisi.", "pengambil");
        if (completion["hubungan"] is null)
            return new("collector-relation-missing", "Hubungan pengambil dengan peserta wajib diisi.", "hubungan");
        if (completion["jenisIdentitas"] is null)
            return new("collector-id-missing", "Jenis identitas pengambil wajib diisi.", "jenisIdentitas");
        return completion.State.BatchEntries.Values.Any(e => e.CardNo is not null && e.ListRef is not null)
            ? null
            : new("card-unlisted", "Kartu belum tercatat pada daftar lampiran BPJS.", "kartu");
    }

    public override string Complete(Completion completion)
    {
        var on = completion.On;
        var columns = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, completion.Data);
        foreach (var entry in on.State.BatchEntries.Values.Where(e => e.CardNo is not null).OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            on.Emit(new CaseEvent.CardHandedOver(entry.Key, columns));
            if (Register?.LiteralText is not { Length: > 0 } register)
                continue;
            var year = on.Office.YearOf(on.Now);
            foreach (var (key, card) in entry.Cards)
            {
                var line = columns
                    .SetItem("nomorKartu", card)
                    .SetItem("peserta", on.State.Participants.GetValueOrDefault(key)?.Nama ?? key);
                on.Emit(new CaseEvent.RegisterLineAdded(register, year, on.Known.NextNumber(register, year), on.State.CaseNo ?? "", line));
            }
        }
        on.Emit(new CaseEvent.StatusChanged(CaseStatus.CardHandedOver));
        return "Done";
    }
}
