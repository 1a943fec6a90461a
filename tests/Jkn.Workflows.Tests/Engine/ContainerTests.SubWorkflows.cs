using System.Text.Json.Nodes;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public partial class ContainerTests
{
    [Fact]
    public void A_child_nobody_waits_for_lives_on_after_its_parent_went_on()
    {
        var child = Sketch.Parse(
            Sketch.Workflow(With("s Sequence", "activities", Sketch.Node("t RunTask taskName=t"), Line("'anak'")), "c1", "anak")
        );
        var parent = Sketch.Parse(
            Sketch.Workflow(
                With(
                    "s Sequence",
                    "activities",
                    Sketch.Node("x ExecuteWorkflow workflowDefinitionId=anak;waitForCompletion=false"),
                    Line("'induk'")
                )
            )
        );
        var play = new Play(parent, new FlowLibrary([parent, child])).Start();
        play.Lines.ShouldBe(["induk"]);
        play.State.Status.ShouldBe(FlowStatus.Running);

        play.Resume("t").Lines.ShouldBe(["induk", "anak"]);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void A_sub_workflow_waits_under_its_own_name_and_gives_its_outcome()
    {
        var chain = Sketch.Workflow(
            Sketch.Chart(new[] { "t RunTask taskName=t", "c Complete outcomes=Ditolak" }.Select(Sketch.Node), "t > c"),
            "sub-1",
            "rantai"
        );
        chain["name"] = "Rantai paraf";
        chain["options"] = new JsonObject { ["usableAsActivity"] = true };
        var sub = Sketch.Parse(chain);
        var parent = Sketch.Parse(
            Sketch.Workflow(
                Sketch.Chart(
                    new[] { "r Rantai.x", "y WriteLine text=ya", "n WriteLine text=tidak" }
                        .Select(Sketch.Node)
                        .Select(n =>
                        {
                            if (n["id"]!.GetValue<string>() == "r")
                                n["type"] = "RantaiParaf";
                            return n;
                        }),
                    "r.Done > y",
                    "r.Ditolak > n"
                )
            )
        );
        var play = new Play(parent, new FlowLibrary([sub])).Start();
        var bookmark = play.State.Waiting.Single();
        bookmark.NodePath.ShouldBe("chart:r:chart:t");
        bookmark.Id.ShouldStartWith("r/t#");

        play.Resume("t").Lines.ShouldBe(["tidak"]);
        play.State.SubStatus.ShouldBe(FlowSubStatus.Finished);
    }

    [Fact]
    public void A_dispatched_workflow_is_only_asked_for()
    {
        var play = Run(
            With(
                "s Sequence",
                "activities",
                Sketch.Node("d DispatchWorkflow workflowDefinitionId=lain;waitForCompletion=true"),
                Line("'x'")
            )
        );
        var asked = play.Events.OfType<FlowEvent.WorkflowDispatched>().Single();
        asked.DefinitionId.ShouldBe("lain");
        play.State.Bookmarks.ContainsKey(asked.BookmarkId!).ShouldBeTrue();

        play.ResumeBookmark(asked.BookmarkId!, payload: new { a = 1 }).Lines.ShouldBe(["x"]);
    }
}
