using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// From here on the person may be proposed: the check, or an official's decision on him, has said so. A list is locked with such people
/// only (domain-2.md 2.2).
/// </summary>
[Activity("Jkn.NyatakanLayak", "Peserta", "Nyatakan layak", "Peserta ini dinyatakan layak diusulkan.")]
public sealed class NyatakanLayak : OfficeActivity
{
    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (PersonOf(flow) is { } person)
            Verdicts.Give(office, person, PersonStates.Eligible);
        flow.Complete("Done");
    }
}
