using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>What every shipped procedure must keep: it loads, its graph is sound, and its clocks are armed once each.</summary>
public sealed class SopTests
{
    public static TheoryData<string> Regions => [.. Shipped.Regions];
    public static TheoryData<string> Definitions => [.. Shipped.Definitions];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_procedure_of_a_region_loads_without_an_error(string region) =>
        Shipped.ProblemsOf(region).Where(p => p.Severity == ProblemSeverity.Error).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_procedure_has_a_sound_graph(string region) =>
        Shipped
            .Office(region)
            .Sops.All.SelectMany(v => DefinitionValidator.ValidateSopGraph(v.Definition))
            .Where(p => !p.IsWarning)
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_definition_survives_reading_unchanged(string file)
    {
        var (definition, problems) = ElsaJson.Parse(Shipped.Text(file), Shipped.Catalog);
        problems.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(definition!.Source.GetRawText()), JsonNode.Parse(Shipped.Text(file))).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_step_of_the_office_names_its_source(string file)
    {
        var (definition, _) = ElsaJson.Parse(Shipped.Text(file), Shipped.Catalog);
        definition!
            .Nodes.OfType<OfficeActivity>()
            .Where(n => n.Sumber is null || n.DisplayText is not { Length: > 0 and <= 120 })
            .Select(n => n.Id)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_clock_is_armed_exactly_once_at_every_step_of_every_walk(string region)
    {
        var opened = new HashSet<Activity>();
        foreach (var (_, file) in Shipped.Walks.Where(w => w.Region == region))
        {
            Shipped.Play(
                region,
                file,
                office =>
                {
                    foreach (var state in office.Cases.Values)
                        CheckClocks(office, state, opened);
                }
            );
        }
        // A region without walks is still being written.
        if (opened.Count == 0)
            return;
        Shipped
            .Office(region)
            .Sops.All.Where(v => !v.Folder.StartsWith("_shared/", StringComparison.Ordinal))
            .SelectMany(v => v.Definition.Nodes.OfType<WorkActivity>())
            .Where(n => n.Waktu is not null && !opened.Contains(n))
            .Select(n => n.Id)
            .ShouldBeEmpty("steps with a time that no walk reaches");
    }

    /// <summary>What every region has by default need not be walked in each of them.</summary>
    [Fact]
    public void Every_step_of_a_shared_procedure_that_has_a_time_is_reached_by_a_walk_of_some_region()
    {
        var opened = new HashSet<(string Sop, string Step)>();
        foreach (var (region, file) in Shipped.Walks)
            Shipped.Play(
                region,
                file,
                office =>
                {
                    foreach (var state in office.Cases.Values)
                        opened.UnionWith(state.WorkItems.Values.Select(w => (state.Sop, w.ActivityId)));
                }
            );

        Shipped
            .Regions.SelectMany(r => Shipped.Office(r).Sops.All)
            .Where(v => v.Folder.StartsWith("_shared/", StringComparison.Ordinal))
            .SelectMany(v => v.Definition.Nodes.OfType<WorkActivity>().Where(n => n.Waktu is not null).Select(n => (v.Key, n.Id)))
            .Distinct()
            .Where(step => !opened.Contains(step))
            .ShouldBeEmpty();
    }

    private static void CheckClocks(TrialOffice office, CaseState state, HashSet<Activity> opened)
    {
        var timers = Timers.Of(state).ToList();
        timers.Select(t => t.Key).ShouldBeUnique();
        foreach (var clock in state.Clocks.Values)
            timers
                .Count(t => t.Key == clock.Key && t.DueAt == clock.RingsAt)
                .ShouldBe(clock is { Breached: false, PausedAt: null } ? 1 : 0, clock.Key);
        var definition = office.Office.Sops.ById(state.DefinitionId)!.Definition;
        foreach (var item in state.WorkItems.Values)
        {
            var node = FlowNodes
                .Find(definition, office.Office.Sops.Library, state.Flow, state.Flow.Bookmarks[item.Id])
                .ShouldBeAssignableTo<WorkActivity>()!;
            opened.Add(node);
            if (node is { Waktu: not null } or Jkn.Workflows.Domain.Activities.SignOff && state.IsOpen)
                state.Clocks.ShouldContainKey(item.Id, node.Id);
        }
    }
}
