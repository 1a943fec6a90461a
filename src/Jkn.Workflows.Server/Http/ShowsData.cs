using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Server.Http;

/// <summary>How far what a route shows reaches.</summary>
internal enum Breadth
{
    /// <summary>Nothing of a person.</summary>
    Nothing,

    /// <summary>For strangers, behind a code that the person holds.</summary>
    Citizen,

    /// <summary>What I typed, what waits for me.</summary>
    Mine,

    /// <summary>A case, or cases one by one: the gate decides for each.</summary>
    Case,

    /// <summary>People of the whole region: only roles that see the class across it come in at all.</summary>
    Region,
}

/// <summary>
/// Which classes of data a route or page shows (trust.md 2.1). A route without it fails a test; what is shown beyond it fails the walk.
/// <see cref="HandsOut"/>: what it gives beyond that only through the gate, for a purpose.
/// </summary>
internal sealed record ShowsData(Breadth Breadth, DataClasses Classes, DataClasses HandsOut = DataClasses.None)
{
    public static readonly ShowsData Nothing = new(Breadth.Nothing, DataClasses.None);
}

internal static class ShowsDataSetup
{
    /// <summary>The innermost declaration counts: a route may say more than its group.</summary>
    public static T Shows<T>(this T routes, Breadth breadth, DataClasses classes, DataClasses handsOut = DataClasses.None)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new ShowsData(breadth, classes, handsOut));

    public static T ShowsNothing<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(ShowsData.Nothing);
}
