using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>Sub-workflows that a procedure uses as steps.</summary>
public static class SopParts
{
    /// <summary>The steps that use another version, with that version.</summary>
    public static IEnumerable<(string NodeId, string Label, SopVersion Used)> Of(SopVersion version, SopShelf shelf) =>
        version
            .Definition.Nodes.OfType<DefinitionActivity>()
            .Select(node => (node.Id, node.DisplayText ?? node.Id, shelf.Library.Resolve(node) is { } used ? shelf.ById(used.Id) : null))
            .Where(part => part.Item3 is not null)
            .Select(part => (part.Id, part.Item2, part.Item3!));

    /// <summary>The first step whose sub-workflow is not legalised: what uses it may not come into force before it.</summary>
    public static (string NodeId, string Label, SopVersion Used)? NotLegalised(SopVersion version, SopShelf shelf)
    {
        foreach (var part in Of(version, shelf))
        {
            if (part.Used.State is SopState.Draf or SopState.Diajukan)
                return part;
        }
        return null;
    }

    /// <summary>Versions that use this one as a step.</summary>
    public static IEnumerable<SopVersion> UsersOf(SopVersion part, SopShelf shelf) =>
        shelf.All.Where(v => Of(v, shelf).Any(p => p.Used.Id == part.Id));
}
