namespace Jkn.Workflows.Server.Pages;

/// <summary>Who may do this act of a page that more people may read. The page's own policy stands before it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AsksAttribute(string policy) : Attribute
{
    public string Policy => policy;
}
