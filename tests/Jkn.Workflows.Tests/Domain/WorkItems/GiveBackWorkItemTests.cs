using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.WorkItems;

public class GiveBackWorkItemTests
{
    private const string Why = "akun pemegangnya dimatikan";
    private readonly CaseScript script = new CaseScript().Opened();

    [Fact]
    public void What_a_lost_holder_had_is_on_the_shared_desk_again_with_the_reason()
    {
        var item = script.Item("M01");
        script.State.WorkItems[item].AssignedTo.ShouldBe("fo");

        script.Must(CaseScript.Id, Actor.System, new GiveBackWorkItem(item, "fo", Why));

        script.Last().ShouldBe([new CaseEvent.WorkItemAssigned(item, null, Why)]);
        script.State.WorkItems[item].AssignedTo.ShouldBeNull();
        script.Must(CaseScript.Id, TrialRegion.Both, new ClaimWorkItem(item));
    }

    [Fact]
    public void Nothing_happens_when_somebody_else_holds_it_or_it_is_done_and_nobody_but_the_service_does_it()
    {
        var item = script.Item("M01");

        script.Office.Do(CaseScript.Id, Actor.System, new GiveBackWorkItem(item, "lain", Why)).Events.ShouldBeEmpty();
        script.Office.Do(CaseScript.Id, Actor.System, new GiveBackWorkItem("M99#1", "fo", Why)).Events.ShouldBeEmpty();
        script.Refused(TrialRegion.Bo, new GiveBackWorkItem(item, "fo", Why)).ShouldBe("system-only");
    }
}
