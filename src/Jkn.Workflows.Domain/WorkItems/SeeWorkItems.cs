using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>Somebody of the role opened a group of tasks: from now on the sender can no longer recall them.</summary>
public sealed record SeeWorkItems(ImmutableArray<string> WorkItemIds) : Command
{
    public override Decision Decide(Deciding on) => WorkGroups.Each(on, WorkItemIds, id => new SeeWorkItem(id));
}
