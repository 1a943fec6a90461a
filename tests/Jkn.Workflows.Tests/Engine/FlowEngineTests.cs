using System.Text.Json;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class FlowEngineTests
{
    private static readonly FlowDefinition TwoTasks = Sketch.Flow(
        ["mulai Start", "periksa RunTask taskName=periksa", "paraf RunTask taskName=paraf", "selesai End"],
        "mulai > periksa",
        "periksa > paraf",
        "paraf > selesai"
    );

    [Fact]
    public void A_flow_runs_to_the_first_waiting_point()
    {
        var play = new Play(TwoTasks).Start();

        play.State.SubStatus.ShouldBe(FlowSubStatus.Suspended);
        play.WaitingAt.ShouldBe(["periksa"]);
    }

    [Fact]
    public void Going_from_one_waiting_point_to_the_next_is_two_small_events_of_the_engine()
    {
        var play = new Play(TwoTasks).Start().Resume("periksa");

        play.Latest.Select(e => e.GetType().Name).ShouldBe(["ActivityCompleted", "ActivityWaiting", "TaskRequested"]);
        JsonSerializer.Serialize((FlowEvent.ActivityCompleted)play.Latest[0], EventJson.Options).Length.ShouldBeLessThan(60);
    }

    [Fact]
    public void The_last_sign_off_finishes_the_flow()
    {
        var play = new Play(TwoTasks).Start().Resume("periksa").Resume("paraf");

        play.State.Status.ShouldBe(FlowStatus.Finished);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
        play.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_burnt_bookmark_is_refused()
    {
        var play = new Play(TwoTasks).Start();
        var id = play.State.Waiting.Single().Id;
        play.ResumeBookmark(id).ResumeBookmark(id);

        play.Refusal!.Code.ShouldBe("bookmark-unknown");
        play.Latest.ShouldBeEmpty();
        play.WaitingAt.ShouldBe(["paraf"]);
    }

    [Fact]
    public void Bookmark_ids_are_the_same_in_every_run() =>
        new Play(TwoTasks).Start().State.Waiting.Single().Id.ShouldBe(new Play(TwoTasks).Start().State.Waiting.Single().Id);

    [Fact]
    public void A_finished_flow_never_changes_again()
    {
        var play = new Play(TwoTasks).Start().Cancel();
        play.State.SubStatus.ShouldBe(FlowSubStatus.Cancelled);
        play.State.Bookmarks.ShouldBeEmpty();

        play.Cancel().Refusal!.Code.ShouldBe("flow-finished");
        play.ResumeBookmark("periksa#2").Refusal!.Code.ShouldBe("flow-finished");
    }

    [Fact]
    public void A_wrong_expression_stops_its_branch_and_loses_nothing()
    {
        var flow = Sketch.FlowWith(
            "siap",
            ["mulai Start", "a WriteLine text:=getVariable('siap').length", "b RunTask taskName=b"],
            "mulai > a",
            "mulai > b"
        );
        var play = new Play(flow).Start();

        play.State.Incidents.Values.Single().ActivityId.ShouldBe("a");
        play.WaitingAt.ShouldBe(["b"]);
        play.Resume("b").State.Status.ShouldBe(FlowStatus.Running);
    }

    [Fact]
    public void A_retried_activity_runs_with_the_corrected_data()
    {
        var flow = Sketch.FlowWith("siap", ["a WriteLine text:=getVariable('siap').toUpperCase()", "b RunTask taskName=b"], "a > b");
        var play = new Play(flow).Start();
        play.Retry().State.Incidents.Count.ShouldBe(1);

        var corrected = new FlowEvent.VariableSet("siap", JsonSerializer.SerializeToElement("ya"));
        var result = FlowEngine.Retry(
            flow,
            FlowLibrary.Empty,
            play.State.Apply(corrected),
            play.State.Incidents.Keys.Single(),
            new ContinuingHost(),
            Sketch.Now
        );

        result.Events.OfType<FlowEvent.LineWritten>().Single().Text.ShouldBe("YA");
        result.State.Incidents.ShouldBeEmpty();
        result.State.Waiting.Single().ActivityId.ShouldBe("b");
    }

    [Fact]
    public void A_fault_ends_the_flow_when_its_definition_says_nothing_else()
    {
        var flow = Sketch.Flow(
            ["mulai Start", "x Fault message=salah", "b WriteLine text=b", "c RunTask taskName=c"],
            "mulai > x",
            "mulai > b",
            "b > c"
        );
        var play = new Play(flow, continueWithIncidents: false).Start();

        play.State.SubStatus.ShouldBe(FlowSubStatus.Faulted);
        play.Lines.ShouldBe(["b"]);
        play.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_resumption_that_fails_keeps_its_bookmark()
    {
        var flow = Sketch.Flow(["a Tests.Fussy", "b WriteLine text=b"], "a > b");
        var play = new Play(flow).Start().Resume("a", "buruk");
        play.State.Incidents.Count.ShouldBe(1);
        play.WaitingAt.ShouldBe(["a"]);

        play.Resume("a", "baik").State.SubStatus.ShouldBe(FlowSubStatus.Finished);
        play.State.Incidents.ShouldBeEmpty();
    }

    [Fact]
    public void An_activity_may_wait_for_several_and_burns_one_by_one()
    {
        var play = new Play(Sketch.Flow(["a Tests.Two"])).Start();
        var ids = play.State.Waiting.Select(b => b.Id).ToArray();
        ids.Distinct().Count().ShouldBe(2);

        play.ResumeBookmark(ids[0]);
        play.Latest.Single().ShouldBe(new FlowEvent.BookmarkBurned(ids[0]));
        play.ResumeBookmark(ids[1]).State.Status.ShouldBe(FlowStatus.Finished);
    }

    [Fact]
    public void A_trigger_that_started_the_flow_does_not_wait()
    {
        var flow = Sketch.Flow(["a Start", "t Timer interval=00:01:00", "b WriteLine text=b"], "t > b");

        new Play(flow).Start("t").Lines.ShouldBe(["b"]);
    }

    [Fact]
    public void A_trigger_that_comes_round_again_waits()
    {
        var play = new Play(Sketch.Flow(["t Timer interval=00:01:00", "b WriteLine text=b"], "t > b", "b > t")).Start("t");

        play.Lines.ShouldBe(["b"]);
        play.WaitingAt.ShouldBe(["t"]);
    }

    [Fact]
    public void A_trial_names_the_choice_when_it_does_not_know_where_to_start()
    {
        var files = new Dictionary<string, string> { ["a.json"] = TwoTasks.Source.GetRawText(), ["b.json"] = "{}" };

        FlowTrial
            .Run(files, "c", new Dictionary<string, string>(), Sketch.Now)
            .ShouldBe(("REFUSED start-unknown Berkas \"c\" tidak ada. Yang ada: a.json, b.json.", 2));
        FlowTrial
            .Run(files, "a", new Dictionary<string, string>(), Sketch.Now)
            .ShouldBe(("Finished/Finished lines=[] bookmarks=[Elsa.RunTask] incidents=0", 0));
        FlowTrial.Run(files, "b", new Dictionary<string, string>(), Sketch.Now).Line.ShouldStartWith("REFUSED root-missing");
    }

    [Fact]
    public void A_loop_without_a_waiting_point_becomes_an_incident()
    {
        var play = new Play(Sketch.Flow(["a WriteLine text=a", "b WriteLine text=b"], "a > b", "b > a"), continueWithIncidents: false);
        var result = FlowEngine.Start(
            play.Definition,
            FlowLibrary.Empty,
            new Dictionary<string, JsonElement>(),
            new FlowHost(),
            Sketch.Now
        );

        result.State.SubStatus.ShouldBe(FlowSubStatus.Faulted);
        result.State.Incidents.Values.Single().Type.ShouldBe("terlalu-banyak-langkah");
    }

    private sealed class ContinuingHost : FlowHost
    {
        public override bool ContinueWithIncidents => true;
    }
}

[Activity("Tests.Fussy", "Tests", "Rewel", "Gagal pada hasil buruk.")]
public sealed class FussyActivity : Activity
{
    public override bool Waits => true;

    public override void Execute(ActivityContext flow) => flow.WaitFor();

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (resumption.Outcome == "buruk")
            flow.Fail("buruk", "Hasilnya buruk.");
        else
            flow.Complete();
    }
}

[Activity("Tests.Two", "Tests", "Dua", "Menunggu dua kali.")]
public sealed class TwoBookmarks : Activity
{
    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        flow.WaitFor("satu");
        flow.WaitFor("dua");
    }

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (flow.State.Bookmarks.Count == 1)
            flow.Complete();
    }
}
