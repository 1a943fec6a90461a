using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>AC-64 and AC-65: a case finishes on the version it began with, unless an admin moves it.</summary>
public class PinningTests
{
    private readonly CaseScript script = new CaseScript().Checked();

    [Fact]
    public void A_running_case_keeps_its_version_and_a_new_one_takes_the_newest()
    {
        var second = Publish();

        script
            .Must(CaseScript.Id, TrialRegion.Bo, new Jkn.Workflows.Domain.Participants.RecordParticipant("p1", CaseScript.Andi))
            .Done("M04", TrialRegion.Bo);
        script.Must("B", TrialRegion.Fo, new OpenCase("B", "PROC-MLN", "KELURAHAN", new("Siti Contoh", "+62811")));

        (script.State.SopVersion, script.State.Flow.VersionId).ShouldBe((1, script.State.DefinitionId));
        (script.Office.Cases["B"].SopVersion, script.Office.Cases["B"].DefinitionId).ShouldBe((2, second.Id));
        script.Office.Office.Sops.ById(script.State.DefinitionId).ShouldNotBeNull("both versions stay to be seen and compared");
    }

    [Fact]
    public void A_migrated_flow_waits_at_the_same_task_and_goes_on_by_the_new_version()
    {
        var second = Publish();
        var sops = script.Office.Office.Sops;
        var host = new Quiet();

        var moved = FlowEngine.Migrate(
            sops.ById(script.State.DefinitionId)!.Definition,
            second.Definition,
            sops.Library,
            script.State.Flow,
            null,
            host,
            script.Office.Now
        );

        moved.Refusal.ShouldBeNull();
        moved.Events.OfType<FlowEvent.Migrated>().ShouldHaveSingleItem();
        moved.State.VersionId.ShouldBe(second.Id);
        moved.State.Bookmarks.Keys.ShouldBe(script.State.Flow.Bookmarks.Keys);
    }

    /// <summary>The same procedure again as version 2, in force from today.</summary>
    private SopVersion Publish()
    {
        var office = script.Office.Office;
        var first = office.Sops.ById(script.State.DefinitionId)!;
        var text = Offices
            .Read("workflows", "65.02-malinau", "sops", "kis-pbi-daerah", "v1.json")
            .Replace($"\"id\": \"{first.Id}\"", $"\"id\": \"{first.Id}-2\"", StringComparison.Ordinal);
        var definition = ElsaJson.Parse(text, ActivityCatalog.Scan(typeof(Command).Assembly)).Definition!;
        var second = first with
        {
            Id = definition.Id,
            Version = 2,
            Definition = definition,
            EffectiveFrom = "2026-11-09",
            Hash = definition.ContentHash,
        };
        script.Office.Office = office with { Sops = new SopShelf([.. office.Sops.All, second]) };
        return second;
    }

    private sealed class Quiet : FlowHost;
}
