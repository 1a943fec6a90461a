using System.Collections.Immutable;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// The second step of an act of power, its first being given: what a test begins with after two people have decided. The facts name both,
/// as the road through proposal and confirmation leaves them.
/// </summary>
internal sealed record ByTwo(PowerAct Act) : OfficeCommand
{
    public const string Proposer = "pengusul-uji";

    public override OfficeDecision Decide(OfficeDeciding on)
    {
        var two = Together(on, Act.Name);
        return two.Unless(Act.Take(two));
    }

    public static OfficeDeciding Together(OfficeDeciding on, string name) =>
        new(on.State, on.Actor, on.Today, on.Now, name, on.Region, on.Shelf) { Proposer = Proposer };
}

/// <summary>Somebody with roles that two people gave him, and a password of his own choice.</summary>
internal sealed record Hired(string Account, string PersonName, ImmutableArray<string> Roles) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (RoleRules.Check(on.State.Office, Roles) is { } no)
            return OfficeDecision.Reject(no);
        var two = ByTwo.Together(on, nameof(GiveRoles));
        two.Emit(new PowerEvent.RolesGiven(Account, PersonName, Roles));
        return two.Accept();
    }
}
