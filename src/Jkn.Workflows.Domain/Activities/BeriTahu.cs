using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Asks for a notice after the commit. The text comes from the region's template for the event; never a NIK or illness.</summary>
[Activity("Jkn.BeriTahu", "Umum", "Beri tahu", "Mengirim pemberitahuan kepada pemohon atau pihak lain.")]
public sealed class BeriTahu : OfficeActivity
{
    [Input("Peristiwa", "Nama peristiwa pemberitahuan.", Category = "Tugas", Order = 1)]
    public Input<string>? Peristiwa { get; init; }

    [Input("Kepada", "PEMOHON, RS, atau kode peran; dipisah koma.", Category = "Tugas", Default = "PEMOHON", Order = 2)]
    public Input<string>? Kepada { get; init; }

    private const string Hospital = "RS";

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        foreach (var to in EntriData.Fields(flow.Get(Kepada, "PEMOHON")))
        {
            if (PersonOf(flow) is { } person && !Concerns(office.State, person, to))
                continue;
            if (PersonOf(flow) is { } about)
                office.TellOf(about, flow.Get(Peristiwa) ?? Id, to);
            else
                office.Tell($"{flow.InstanceId}/{to}", flow.Get(Peristiwa) ?? Id, to);
        }
        flow.Complete("Done");
    }

    /// <summary>The hospital hears of its patient, not of the rest of the family.</summary>
    private static bool Concerns(CaseState state, string person, string to)
    {
        if (to != Hospital)
            return true;
        var patients = state.Documents.Values.Where(d => d is { Penerbit.Length: > 0, Person: not null }).Select(d => d.Person).ToList();
        return patients.Count == 0 || patients.Contains(person);
    }
}
