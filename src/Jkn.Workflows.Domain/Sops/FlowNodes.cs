using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>From a bookmark back to the node it waits at, through sub-workflows.</summary>
public static class FlowNodes
{
    /// <summary>The definition that the bookmark's node belongs to: the nearest sub-workflow's, else the case's own.</summary>
    public static FlowDefinition DefinitionOf(FlowDefinition own, FlowLibrary library, FlowState state, Bookmark bookmark)
    {
        for (
            var at = state.Instances.GetValueOrDefault(bookmark.Instance);
            at is not null;
            at = state.Instances.GetValueOrDefault(at.Parent)
        )
        {
            if (at.Number != bookmark.Instance && at.VersionId is { } version)
                return library.ByVersionId(version) ?? own;
        }
        return own;
    }

    public static Activity? Find(FlowDefinition own, FlowLibrary library, FlowState state, Bookmark bookmark) =>
        DefinitionOf(own, library, state, bookmark).Node(bookmark.ActivityId);

    /// <summary>All nodes of the definition that the bookmark's node belongs to.</summary>
    public static IReadOnlyList<Activity> SiblingsOf(FlowDefinition own, FlowLibrary library, FlowState state, Bookmark bookmark) =>
        DefinitionOf(own, library, state, bookmark).Nodes;
}
