using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class FlowchartTests
{
    private static Play Two(string join) =>
        new Play(
            Sketch.Flow(
                ["m Start", "a RunTask taskName=a", "b RunTask taskName=b", join, "z WriteLine text=z"],
                "m > a",
                "m > b",
                "a > j",
                "b > j",
                "j > z"
            )
        ).Start();

    [Fact]
    public void Merge_waits_for_every_branch()
    {
        var play = Two("j WriteLine text=j;mergeMode=Merge").Resume("a");
        play.Lines.ShouldBeEmpty();

        play.Resume("b").Lines.ShouldBe(["j", "z"]);
        play.State.Status.ShouldBe(FlowStatus.Finished);
    }

    [Theory]
    [InlineData("j WriteLine text=j;mergeMode=Race")]
    [InlineData("j WriteLine text=j;mergeMode=Cascade")]
    [InlineData("j FlowJoin")]
    public void The_first_branch_wins_a_race_and_the_other_is_given_up(string join)
    {
        var play = Two(join).Resume("b");

        play.State.Status.ShouldBe(FlowStatus.Finished);
        play.Lines.Last().ShouldBe("z");
        play.Events.OfType<FlowEvent.ActivityCancelled>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_race_can_be_run_again_in_the_next_round()
    {
        var play = new Play(
            Sketch.Flow(
                ["m Start", "f WriteLine text=f", "a RunTask taskName=a", "b RunTask taskName=b", "j FlowJoin", "d RunTask taskName=d"],
                "m > f",
                "f > a",
                "f > b",
                "a > j",
                "b > j",
                "j > d",
                "d.Ulang > f"
            )
        ).Start();

        play.Resume("a").Resume("d", "Ulang").WaitingAt.ShouldBe(["a", "b"]);
        play.Resume("b").WaitingAt.ShouldBe(["d"]);
        play.Resume("d").State.Status.ShouldBe(FlowStatus.Finished);
    }

    [Fact]
    public void Stream_waits_only_for_branches_that_are_still_coming()
    {
        var play = Two("j WriteLine text=j").Resume("a");
        play.Lines.ShouldBeEmpty();

        play.Resume("b").Lines.ShouldBe(["j", "z"]);
    }

    [Fact]
    public void A_branch_that_goes_another_way_does_not_hold_up_a_stream()
    {
        var play = new Play(
            Sketch.Flow(
                ["m Start", "a WriteLine text=a", "d RunTask taskName=d", "x WriteLine text=x", "y RunTask taskName=y"],
                "m > a",
                "m > d",
                "a > x",
                "d.Ya > x",
                "d.Tidak > y"
            )
        ).Start();
        play.Lines.ShouldBe(["a"]);

        play.Resume("d", "Tidak").Lines.ShouldBe(["a", "x"]);
        play.WaitingAt.ShouldBe(["y"]);
    }

    [Fact]
    public void Converge_waits_for_branches_that_lead_back_too()
    {
        string[] connections = ["m > j", "j > d", "d.Ulang > j"];
        new Play(Sketch.Flow(["m Start", "j WriteLine text=j;mergeMode=Merge", "d RunTask taskName=d"], connections))
            .Start()
            .Lines.ShouldBe(["j"]);

        var stalled = new Play(
            Sketch.Flow(["m Start", "j WriteLine text=j;mergeMode=Converge", "d RunTask taskName=d"], connections)
        ).Start();
        stalled.State.Incidents.Values.Single().Message.ShouldBe("menunggu cabang yang sudah berakhir");
    }

    [Theory]
    [InlineData("Stream")]
    [InlineData("Merge")]
    public void A_return_for_correction_runs_the_earlier_step_again(string mode)
    {
        var play = new Play(
            Sketch.Flow(
                [
                    "m Start",
                    $"buat RunTask taskName=buat;mergeMode={mode}",
                    "paraf RunTask taskName=paraf",
                    "kabid RunTask taskName=kabid",
                    "e End",
                ],
                "m > buat",
                "buat > paraf",
                "paraf > kabid",
                "paraf.Kembali > buat",
                "kabid.Kembali > buat",
                "kabid > e"
            )
        ).Start();

        play.Resume("buat")
            .Resume("paraf", "Kembali")
            .Resume("buat")
            .Resume("paraf")
            .Resume("kabid", "Kembali")
            .WaitingAt.ShouldBe(["buat"]);
        play.Resume("buat").Resume("paraf").Resume("kabid").State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void A_person_lets_a_merge_go_on_without_the_branch_that_ended()
    {
        var play = new Play(
            Sketch.Flow(
                [
                    "m Start",
                    "a WriteLine text=a",
                    "d FlowDecision condition=false",
                    "b WriteLine text=b",
                    "j WriteLine text=j;mergeMode=Merge",
                ],
                "m > a",
                "m > d",
                "d.True > b",
                "a > j",
                "b > j"
            )
        ).Start();
        play.State.SubStatus.ShouldBe(FlowSubStatus.Suspended);
        play.State.Incidents.Values.Single().NodePath.ShouldBe("chart:j");

        play.Retry().Lines.ShouldBe(["a", "j"]);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void End_gives_up_what_still_waits_in_its_flowchart() =>
        new Play(Sketch.Flow(["m Start", "a RunTask taskName=a", "e End"], "m > a", "m > e"))
            .Start()
            .State.SubStatus.ShouldBe(FlowSubStatus.Finished);

    [Fact]
    public void A_switch_takes_the_first_case_that_holds_or_all()
    {
        static Play With(string mode)
        {
            var pick = Sketch.Node($"s FlowSwitch mode={mode}");
            pick["cases"] = new System.Text.Json.Nodes.JsonArray([
                .. new[] { "1 == 2", "1 == 1", "2 == 2" }.Select(
                    (c, i) =>
                        (System.Text.Json.Nodes.JsonNode)
                            new System.Text.Json.Nodes.JsonObject
                            {
                                ["label"] = $"K{i}",
                                ["condition"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "JavaScript", ["value"] = c },
                            }
                ),
            ]);
            return new Play(
                Sketch.Parse(
                    Sketch.Workflow(
                        Sketch.Chart(
                            [pick, .. new[] { "x WriteLine text=x", "y WriteLine text=y", "z WriteLine text=z" }.Select(Sketch.Node)],
                            "s.K1 > x",
                            "s.K2 > y",
                            "s.Default > z"
                        )
                    )
                )
            ).Start();
        }

        With("MatchFirst").Lines.ShouldBe(["x"]);
        With("MatchAny").Lines.ShouldBe(["x", "y"]);
    }
}
