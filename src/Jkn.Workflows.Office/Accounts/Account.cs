namespace Jkn.Workflows.Application.Accounts;

/// <summary>A local account as the rest of the server sees it.</summary>
internal sealed record Account(string Id, string UserName, string Name, string Region, IReadOnlyList<string> Roles)
{
    /// <summary>Changes with password and roles; a session that carries another one has ended.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>Its owner has not chosen a password yet: only a code lets him in.</summary>
    public bool AwaitsOwner { get; init; }

    public Actor AsActor() => new(Id, Name, Region, [.. Roles]);
}
