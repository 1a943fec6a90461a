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

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        foreach (var to in EntriData.Fields(flow.Get(Kepada, "PEMOHON")))
        {
            if (PersonOf(flow) is { } person)
                office.TellOf(person, flow.Get(Peristiwa) ?? Id, to);
            else
                office.Tell($"{flow.InstanceId}/{to}", flow.Get(Peristiwa) ?? Id, to);
        }
        flow.Complete("Done");
    }
}
