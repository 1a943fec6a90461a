using System.Text.Json.Nodes;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public partial class ContainerTests
{
    private static Play Run(JsonObject root, params string[] variables) =>
        new Play(Sketch.Parse(Sketch.Workflow(root, variables: variables))).Start();

    private static JsonObject With(string node, string key, params JsonObject[] children)
    {
        var made = Sketch.Node(node);
        made[key] = key is "activities" or "branches" ? new JsonArray([.. children]) : children[0];
        return made;
    }

    private static JsonObject Line(string script) =>
        Sketch.Node($"w{Math.Abs(script.GetHashCode(StringComparison.Ordinal))} WriteLine text:={script}");

    [Fact]
    public void A_for_counts_and_its_body_sees_the_count() =>
        Run(With("f For start=1;end=3", "body", Line("getCurrentValue()"))).Lines.ShouldBe(["1", "2", "3"]);

    [Fact]
    public void A_for_may_leave_out_its_last_value() =>
        Run(With("f For start=6;end=2;step=-2;outerBoundInclusive=false", "body", Line("getCurrentValue()"))).Lines.ShouldBe(["6", "4"]);

    [Fact]
    public void A_for_each_takes_one_item_after_the_other() =>
        Run(With("f ForEach items=[\"a\",\"b\"]", "body", Line("getCurrentValue()"))).Lines.ShouldBe(["a", "b"]);

    [Fact]
    public void A_loop_whose_body_waits_goes_on_where_it_was()
    {
        var play = Run(
            With(
                "f ForEach items=[\"a\",\"b\"]",
                "body",
                With("s Sequence", "activities", Sketch.Node("t RunTask taskName=t"), Line("getCurrentValue()"))
            )
        );

        play.Resume("t").Lines.ShouldBe(["a"]);
        play.Resume("t").Lines.ShouldBe(["a", "b"]);
        play.State.Status.ShouldBe(FlowStatus.Finished);
    }

    [Fact]
    public void A_parallel_for_each_has_a_value_for_each_branch()
    {
        var play = Run(
            With(
                "f ParallelForEach items=[\"a\",\"b\"]",
                "body",
                With("s Sequence", "activities", Sketch.Node("t RunTask taskName=t"), Line("getCurrentValue()"))
            )
        );
        play.State.Bookmarks.Count.ShouldBe(2);

        play.ResumeBookmark(play.State.Waiting.Last().Id).Lines.ShouldBe(["b"]);
        play.Resume("t").Lines.ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_while_runs_as_long_as_its_condition_holds()
    {
        var body = With(
            "s Sequence",
            "activities",
            Sketch.Node("i RunJavaScript script=setVariable('n', (getVariable('n') || 0) + 1)"),
            Line("getN()")
        );

        Run(With("w While condition:=(getVariable('n') || 0) < 3", "body", body), "n").Lines.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void Break_leaves_the_nearest_loop()
    {
        var stop = With("i If condition:=getCurrentValue() == 2", "then", Sketch.Node("b Break"));

        Run(
            With(
                "s Sequence",
                "activities",
                With("f For start=1;end=9", "body", With("t Sequence", "activities", stop, Line("getCurrentValue()"))),
                Line("'sesudah'")
            )
        )
            .Lines.ShouldBe(["1", "sesudah"]);
    }

    [Fact]
    public void A_fork_that_waits_for_any_gives_up_the_others()
    {
        var play = Run(
            With("f Fork joinMode=WaitAny", "branches", Sketch.Node("a RunTask taskName=a"), Sketch.Node("b RunTask taskName=b"))
        );

        play.Resume("b").State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void Parallel_waits_for_all()
    {
        var play = Run(With("p Parallel", "activities", Sketch.Node("a RunTask taskName=a"), Sketch.Node("b RunTask taskName=b")));

        play.Resume("b").State.Status.ShouldBe(FlowStatus.Running);
        play.Resume("a").State.Status.ShouldBe(FlowStatus.Finished);
    }

    [Fact]
    public void Finish_ends_everything_that_waits() =>
        Run(With("p Parallel", "activities", Sketch.Node("a RunTask taskName=a"), Sketch.Node("z Finish")))
            .State.SubStatus.ShouldBe(FlowSubStatus.Finished);

    [Fact]
    public void Values_outputs_names_and_correlation_are_remembered()
    {
        var set = Sketch.Node("v SetVariable value=7");
        set["variable"] = new JsonObject { ["id"] = "id-n", ["name"] = "n" };
        var play = Run(
            With(
                "s Sequence",
                "activities",
                set,
                Sketch.Node("o SetOutput outputName=Hasil;outputValue:=getN() + 'x'"),
                Sketch.Node("k Correlate correlationId=KLM-1"),
                Sketch.Node("m SetName value=Kasus"),
                Sketch.Node("p PublishEvent eventName=siap")
            ),
            "n"
        );

        play.State.Output["Hasil"].GetString().ShouldBe("7x");
        (play.State.CorrelationId, play.State.Name).ShouldBe(("KLM-1", "Kasus"));
        play.State.Variable("n")!.Value.GetString().ShouldBe("7");
        play.Events.OfType<FlowEvent.EventPublished>().Single().Name.ShouldBe("siap");
    }

    [Fact]
    public void Every_type_of_the_engine_is_in_the_catalog()
    {
        string[] wanted =
        [
            "Workflow",
            "Flowchart",
            "Sequence",
            "Parallel",
            "Fork",
            "Start",
            "End",
            "Finish",
            "Complete",
            "Fault",
            "Break",
            "FlowDecision",
            "FlowSwitch",
            "FlowFork",
            "FlowJoin",
            "FlowNode",
            "If",
            "Switch",
            "While",
            "For",
            "ForEach",
            "ParallelForEach",
            "SetVariable",
            "SetName",
            "SetOutput",
            "Correlate",
            "WriteLine",
            "RunJavaScript",
            "Event",
            "PublishEvent",
            "RunTask",
            "Delay",
            "Timer",
            "Cron",
            "StartAt",
            "DispatchWorkflow",
            "BulkDispatchWorkflows",
            "ExecuteWorkflow",
            "NotFoundActivity",
        ];

        wanted.Where(w => Sketch.Catalog.Find($"Elsa.{w}") is null).ShouldBeEmpty();
    }
}
