using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>An officer puts a group of tasks back on the shared desk.</summary>
public sealed record ReleaseWorkItems(ImmutableArray<string> WorkItemIds) : Command
{
    public override Decision Decide(Deciding on) => WorkGroups.Each(on, WorkItemIds, id => new ReleaseWorkItem(id));
}
