using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>An officer takes a group of tasks from the shared desk.</summary>
public sealed record ClaimWorkItems(ImmutableArray<string> WorkItemIds) : Command
{
    public override Decision Decide(Deciding on) => WorkGroups.Each(on, WorkItemIds, id => new ClaimWorkItem(id));
}
