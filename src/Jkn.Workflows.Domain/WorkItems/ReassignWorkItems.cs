using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>A superior gives a group of tasks to somebody else.</summary>
public sealed record ReassignWorkItems(ImmutableArray<string> WorkItemIds, string To) : Command
{
    public override Decision Decide(Deciding on) => WorkGroups.Each(on, WorkItemIds, id => new ReassignWorkItem(id, To));
}
