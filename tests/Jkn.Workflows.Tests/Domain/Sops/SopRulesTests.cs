using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Domain.Invariants;
using Jkn.Workflows.Tests.Engine;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>AC-66: a broken graph is told with node and Indonesian sentence, and blocks when it is an error.</summary>
public class SopRulesTests
{
    private static readonly ActivityCatalog catalog = ActivityCatalog.Scan(typeof(Command).Assembly);

    private static IReadOnlyList<DefinitionProblem> Check(string[] nodes, params string[] connections)
    {
        var json = Sketch.Workflow(Sketch.Chart(nodes.Select(Sketch.Node), connections)).ToJsonString();
        var (definition, problems) = ElsaJson.Parse(json, catalog);
        problems.Where(p => !p.IsWarning).ShouldBeEmpty();
        var version = new SopVersion(definition!.Id, "UJI", 1, SopState.Draf, null, null, definition.ContentHash, definition);
        return
        [
            .. SopRules
                .Check(version, new SopShelf([version]), TrialRegion.Office.Region)
                .Where(p => p.Code is not ("time-missing" or "source-missing")),
        ];
    }

    [Fact]
    public void A_decision_with_one_way_and_an_unreachable_node_are_errors()
    {
        var found = Check(
            ["m Start", "t Jkn.Tugas peran=FO", "d FlowDecision condition=true", "e End", "x Jkn.Tugas peran=BO"],
            "m > t",
            "t > d",
            "d.True > e",
            "x > e"
        );

        found.Select(p => (p.Code, p.NodeId, p.IsWarning)).ShouldBe([("decision-one-way", "d", false), ("node-unreachable", "x", false)]);
        found.ShouldAllBe(p => p.Message.Length > 10);
    }

    [Fact]
    public void A_lane_without_role_is_an_error()
    {
        var problem = Check(["m Start", "t Jkn.Tugas", "e End"], "m > t", "t > e").Single();

        (problem.Code, problem.NodeId, problem.IsWarning).ShouldBe(("role-missing", "t", false));
        problem.Message.ShouldBe("Langkah ini tidak punya peran pelaksana.");
    }

    [Fact]
    public void Four_parafs_before_a_signature_are_a_warning()
    {
        string[] chain = ["a", "b", "c", "d", "s"];
        var nodes = chain.Select(id => $"{id} Jkn.SignOff.{(id == "s" ? "KepalaDinas" : "Kabid")} surat=x");
        var connections = chain
            .Zip(chain.Skip(1), (from, to) => $"{from}.Setuju > {to}")
            .Concat(chain.Select(id => $"{id}.Kembalikan > k"));

        var problem = Check(
                ["m Start", "k Jkn.SusunSurat peran=BO;surat=x;register=AGENDA_SURAT_KELUAR", .. nodes, "e End"],
                ["m > k", "k > a", .. connections, "s.Setuju > e"]
            )
            .Single(p => p.IsWarning);

        (problem.Code, problem.NodeId).ShouldBe(("too-many-parafs", "a"));
        problem.Message.ShouldContain("4 paraf");
    }

    [Theory, InlineData("DispatchWorkflow"), InlineData("BulkDispatchWorkflows")]
    public void A_flow_started_beside_the_case_is_an_error_with_a_way_out(string type)
    {
        var problem = Check(["m Start", "t Jkn.Tugas peran=FO", $"d {type}", "e End"], "m > t", "t > d", "d > e").Single();

        (problem.Code, problem.NodeId, problem.IsWarning).ShouldBe(("dispatch-not-here", "d", false));
        WaysOut.For(problem.Code).ShouldContain("Jalankan alur");
    }

    [Fact]
    public void A_sub_workflow_that_dispatches_is_refused_as_well() =>
        Check(["m Start", "d DispatchWorkflow", "e End"], "m > d", "d > e").Select(p => p.Code).ShouldBe(["dispatch-not-here"]);

    [Fact]
    public void The_real_procedures_have_no_error() =>
        TrialRegion
            .Office.Sops.All.SelectMany(v => SopRules.Check(v, TrialRegion.Office.Sops, TrialRegion.Office.Region))
            .Where(p => !p.IsWarning)
            .ShouldBeEmpty();
}
