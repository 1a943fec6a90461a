using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Where one of several branches ends while the others go on (domain.md 2.5, E11): drawn as a terminator, so that every way of a decision
/// leads somewhere on the printed SOP.
/// </summary>
[Activity("Jkn.AkhirCabang", "Umum", "Akhiri cabang", "Cabang ini selesai; cabang lain berjalan terus.")]
public sealed class AkhirCabang : OfficeActivity
{
    public override bool EndsBranch => true;

    protected override void Perform(ActivityContext flow, CaseHost office) => flow.Complete("Done");
}
