using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class DefinitionValidatorTests
{
    private static IEnumerable<string> Codes(FlowDefinition definition, FlowLibrary? library = null) =>
        DefinitionValidator.Validate(definition, library ?? FlowLibrary.Empty).Select(p => p.Code);

    private static IEnumerable<string> GraphCodes(FlowDefinition definition) =>
        DefinitionValidator.ValidateSopGraph(definition).Select(p => p.Code);

    [Theory]
    [InlineData("x Asing.Jenis", "type-unknown", "Asing.Jenis")]
    [InlineData("x Elsa.RunCSharp", "type-unsupported", "C#")]
    [InlineData("x Elsa.HttpEndpoint", "type-unsupported", "HTTP")]
    [InlineData("x Elsa.StateMachine", "type-unsupported", "diagram alur")]
    [InlineData("x Cron cronExpression=tiap pagi", "cron-invalid", "cron")]
    [InlineData("x Delay timeSpan=sebentar", "expression-invalid", "jangka waktu")]
    [InlineData("x WriteLine text:=a => b", "expression-invalid", "fungsi panah")]
    [InlineData("x RunJavaScript script=class A {}", "expression-invalid", "class")]
    public void What_cannot_run_is_named(string node, string code, string word)
    {
        var problem = DefinitionValidator.Validate(Sketch.Flow([node]), FlowLibrary.Empty).Single();

        problem.Code.ShouldBe(code);
        problem.NodeId.ShouldBe("x");
        problem.Message.ShouldContain(word);
        problem.IsWarning.ShouldBeFalse();
    }

    [Fact]
    public void Two_nodes_with_one_id_are_a_problem() => Codes(Sketch.Flow(["a Start", "a End"])).ShouldBe(["id-duplicate"]);

    [Fact]
    public void A_merge_behind_a_decision_is_a_warning()
    {
        var flow = Sketch.Flow(
            ["m Start", "d FlowDecision condition=true", "a WriteLine", "j WriteLine mergeMode=Merge"],
            "m > d",
            "m > a",
            "d.True > j",
            "a > j"
        );
        var problem = DefinitionValidator.Validate(flow, FlowLibrary.Empty).Single();

        (problem.Code, problem.NodeId, problem.IsWarning).ShouldBe(("merge-may-stall", "j", true));
    }

    [Fact]
    public void A_merge_is_sound_when_every_way_of_its_branches_comes_back_or_all_branches_come_from_the_decision()
    {
        // k goes round its own loop; d leaves the fork and the merge together.
        var flow = Sketch.Flow(
            [
                "m Start",
                "d FlowDecision condition=true",
                "f FlowFork branches=a,b",
                "a WriteLine",
                "k FlowDecision condition=true",
                "r WriteLine",
                "j WriteLine mergeMode=Merge",
                "e End",
            ],
            "m > d",
            "d.True > f",
            "d.False > e",
            "f.a > a",
            "a > j",
            "f.b > k",
            "k.True > j",
            "k.False > r",
            "r > k",
            "j > e"
        );

        Codes(flow).ShouldNotContain("merge-may-stall");
    }

    [Fact]
    public void A_sound_procedure_has_no_problem()
    {
        var flow = Sketch.Flow(
            ["m Start", "t RunTask taskName=t", "d FlowDecision condition=true", "e End"],
            "m > t",
            "t > d",
            "d.True > e",
            "d.False > t"
        );

        Codes(flow).ShouldBeEmpty();
        GraphCodes(flow).ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_with_one_way_and_an_unreachable_node_are_problems() =>
        GraphCodes(Sketch.Flow(["m Start", "d FlowDecision condition=true", "e End", "x WriteLine"], "m > d", "d.True > e", "x > e"))
            .ShouldBe(["decision-one-way", "node-unreachable"]);

    [Fact]
    public void A_cycle_without_a_waiting_point_is_a_problem() =>
        GraphCodes(
                Sketch.Flow(
                    ["m Start", "a WriteLine", "d FlowDecision condition=true", "e End"],
                    "m > a",
                    "a > d",
                    "d.False > a",
                    "d.True > e"
                )
            )
            .ShouldBe(["cycle-without-wait"]);

    [Fact]
    public void A_procedure_needs_a_start_and_an_end() =>
        GraphCodes(Sketch.Flow(["a RunTask taskName=a"])).ShouldBe(["start-missing", "end-missing"]);

    [Fact]
    public void Two_thousand_nodes_with_as_many_loops_are_checked()
    {
        var nodes = Enumerable
            .Range(0, 2_000)
            .Select(i => $"n{i} WriteLine text=x;mergeMode={(i % 3 == 0 ? "Merge" : "Stream")}")
            .ToArray();
        var connections = Enumerable.Range(0, 1_999).SelectMany(i => new[] { $"n{i} > n{i + 1}", $"n{i + 1} > n{i / 2}" }).ToArray();
        var flow = Sketch.Flow(nodes, connections);

        DefinitionValidator.Validate(flow, FlowLibrary.Empty);
        GraphCodes(flow).ShouldContain("cycle-without-wait");
        FlowDiagram.ToMermaid(flow).ShouldContain("n1999");
    }
}
