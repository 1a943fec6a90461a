using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
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

    public override bool EntersBatch => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var kind = flow.Get(Jenis) ?? "";
        var person = PersonOf(flow);
        // Who was answered "active" before a withdrawal that was a mistake has nothing left to ask.
        if (person is not null && BatchEntries.OutcomeOf(office.State, person) == BatchWaits.Active)
        {
            flow.Complete("Done");
            return;
        }
        var (key, former) = BatchEntries.NextKey(office.State, PersonRuns.Key($"batch/{Id}", person));
        if (!BatchEntries.Request(office, key, kind, flow.Now, former: former, person: person))
        {
            flow.Fail("batch-kind-unknown", $"Jenis batch \"{kind}\" tidak ada di pengaturan daerah.");
            return;
        }
        // Proposed again: he stands where he stood before his list.
        if (person is not null && office.State.Courses[person] is { IsEligible: true, State: not PersonStates.Eligible })
            office.Apply(new CaseEvent.CourseMoved(person, PersonStates.Eligible));
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
