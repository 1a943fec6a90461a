using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class MigrationTests
{
    private static FlowDefinition Version(string id, string[] nodes, params string[] connections) =>
        Sketch.Parse(Sketch.Workflow(Sketch.Chart(nodes.Select(Sketch.Node), connections), id));

    private static Play Waiting() =>
        new Play(
            Version(
                "v1",
                ["m Start", "a WriteLine text=a", "paraf RunTask taskName=paraf", "z WriteLine text=lama"],
                "m > a",
                "a > paraf",
                "paraf > z"
            )
        ).Start();

    [Fact]
    public void A_waiting_flow_goes_on_with_the_new_version_and_runs_nothing_twice()
    {
        var play = Waiting();
        var bookmark = play.State.Waiting.Single().Id;
        play.Migrate(
            Version(
                "v2",
                ["m Start", "a WriteLine text=baru", "paraf RunTask taskName=paraf", "z WriteLine text=z2"],
                "m > a",
                "a > paraf",
                "paraf > z"
            )
        );
        play.State.VersionId.ShouldBe("v2");

        play.ResumeBookmark(bookmark).Lines.ShouldBe(["a", "z2"]);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void A_waiting_point_without_counterpart_is_named_until_a_person_maps_it()
    {
        var play = Waiting();
        var to = Version("v2", ["m Start", "sekretaris RunTask taskName=paraf", "z WriteLine text=z2"], "m > sekretaris", "sekretaris > z");
        play.Migrate(to).Refusal!.Code.ShouldBe("migration-unmapped");
        play.Refusal!.Message.ShouldContain("paraf");
        play.State.VersionId.ShouldBe("v1");

        play.Migrate(to, new() { ["paraf"] = "sekretaris" }).WaitingAt.ShouldBe(["sekretaris"]);
        play.Resume("sekretaris").Lines.ShouldBe(["a", "z2"]);
    }

    [Fact]
    public void A_finished_branch_still_counts_at_a_merge_of_the_new_version()
    {
        string[] connections = ["m > a", "m > b", "a > j", "b > j"];
        var play = new Play(
            Version("v1", ["m Start", "a RunTask taskName=a", "b RunTask taskName=b", "j WriteLine text=j;mergeMode=Merge"], connections)
        )
            .Start()
            .Resume("a");

        play.Migrate(
            Version("v2", ["m Start", "a RunTask taskName=a", "b RunTask taskName=b", "j WriteLine text=j2;mergeMode=Merge"], connections)
        );

        play.Resume("b").Lines.ShouldBe(["j2"]);
        play.State.Status.ShouldBe(FlowStatus.Finished);
    }

    [Fact]
    public void A_waiting_point_of_another_type_is_no_counterpart() =>
        Waiting()
            .Migrate(Version("v2", ["m Start", "paraf Delay timeSpan=00:01:00"], "m > paraf"))
            .Refusal!.Code.ShouldBe("migration-unmapped");

    [Fact]
    public void A_faulted_step_is_retried_on_the_corrected_version()
    {
        var play = new Play(Version("v1", ["a WriteLine text:=salah.sekali", "b WriteLine text=b"], "a > b")).Start();

        play.Migrate(Version("v2", ["a WriteLine text=benar", "b WriteLine text=b"], "a > b")).Retry();

        play.Lines.ShouldBe(["benar", "b"]);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void A_sub_workflow_goes_on_with_the_version_that_the_new_definition_uses()
    {
        var (one, two) = (
            Chain("rantai-1", 1, ["kabid RunTask taskName=kabid", "z WriteLine text=lama"], "kabid > z"),
            Chain(
                "rantai-2",
                2,
                ["kabid RunTask taskName=kabid", "sekretaris RunTask taskName=sekretaris", "z WriteLine text=baru"],
                "kabid > sekretaris",
                "sekretaris > z"
            )
        );
        var (from, to) = (Uses("v1", one), Uses("v2", two));
        var play = new Play(from, new FlowLibrary([from, to, one, two])).Start();

        play.Migrate(to).Refusal.ShouldBeNull();

        play.WaitingAt.ShouldBe(["kabid"]);
        play.Resume("kabid").WaitingAt.ShouldBe(["sekretaris"]);
        play.Resume("sekretaris").Lines.ShouldBe(["baru", "selesai"]);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void A_waiting_point_inside_a_sub_workflow_needs_its_counterpart_too()
    {
        var (one, two) = (Chain("rantai-1", 1, ["kabid RunTask taskName=kabid"]), Chain("rantai-2", 2, ["kadis RunTask taskName=kadis"]));
        var (from, to) = (Uses("v1", one), Uses("v2", two));
        var play = new Play(from, new FlowLibrary([from, to, one, two])).Start();

        play.Migrate(to).Refusal!.Code.ShouldBe("migration-unmapped");

        play.Refusal!.Message.ShouldContain("kabid");
        play.Resume("kabid").Lines.ShouldBe(["selesai"]);
    }

    private static FlowDefinition Chain(string id, int version, string[] nodes, params string[] connections)
    {
        var chain = Sketch.Workflow(Sketch.Chart(nodes.Select(Sketch.Node), connections), id, "rantai");
        (chain["name"], chain["version"], chain["options"]) = (
            "Rantai paraf",
            version,
            new System.Text.Json.Nodes.JsonObject { ["usableAsActivity"] = true }
        );
        return Sketch.Parse(chain);
    }

    private static FlowDefinition Uses(string id, FlowDefinition chain) =>
        Sketch.Parse(
            Sketch.Workflow(
                Sketch.Chart(
                    new[] { "r Rantai.x", "s WriteLine text=selesai" }
                        .Select(Sketch.Node)
                        .Select(n =>
                        {
                            if (n["id"]!.GetValue<string>() == "r")
                                (n["type"], n["version"], n["workflowDefinitionVersionId"]) = ("RantaiParaf", chain.Version, chain.Id);
                            return n;
                        }),
                    "r > s"
                ),
                id
            )
        );
}
