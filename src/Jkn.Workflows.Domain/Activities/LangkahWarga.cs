using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// What the citizen does by himself: takes a ticket, writes into the guest book, goes home. The printed procedure has it as his step; the
/// case notes nothing, for nobody has seen it. What he did stands where he did it.
/// </summary>
[Activity("Jkn.LangkahWarga", "Umum", "Langkah warga", "Yang dilakukan warga sendiri; tercetak pada SOP, tidak mencatat apa pun.")]
public sealed class LangkahWarga : OfficeActivity
{
    public override string Lane => Roles.Applicant;

    protected override void Perform(ActivityContext flow, CaseHost office) => flow.Complete("Done");
}
