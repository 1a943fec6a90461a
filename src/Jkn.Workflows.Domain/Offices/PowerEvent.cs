using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A fact that gives or takes power. It names who proposed it and who confirmed it; one step by one person has no confirmer.
/// </summary>
public abstract record PowerEvent : OfficeEvent
{
    public string Proposer { get; init; } = "";
    public string? Confirmer { get; init; }

    /// <summary>In which capacity one of the two held the head's office: definitif, Plt or Plh; null where one person acted.</summary>
    public string? HeadAs { get; init; }

    /// <summary>Somebody holds an office from a date on (yyyy-MM-dd, local); no end = until another is appointed.</summary>
    public sealed record MandateGiven(
        string Id,
        string Account,
        string Role,
        [property: Personal] string Name,
        [property: Personal] string? Nip,
        string? Rank,
        string Position,
        string? Unit,
        string From,
        string? To
    ) : PowerEvent
    {
        public override string? Person => Account;
    }

    /// <summary>A mandate ends with this day. A day before its first one: it never came into force.</summary>
    public sealed record MandateEnded(string Id, string LastDay, string? Reason = null, string? Account = null) : PowerEvent;

    /// <summary>A Plh or Plt stands in for the holder of an office, by a written order.</summary>
    public sealed record SubstituteAppointed(
        string Id,
        string Role,
        string Absent,
        string Substitute,
        string Kind,
        string OrderNo,
        string OrderDate,
        string From,
        string To,
        string? Scope = null
    ) : PowerEvent;

    /// <summary>The holder acts again. <paramref name="At"/> only where it was taken over.</summary>
    public sealed record SubstitutionEnded(string Id, DateTimeOffset? At = null, string? Reason = null, string? Substitute = null)
        : PowerEvent;

    /// <summary>All roles that an account has from now on.</summary>
    public sealed record RolesGiven(string Account, [property: Personal] string Name, ImmutableArray<string> Roles) : PowerEvent
    {
        public override string? Person => Account;
    }

    /// <summary>An account may no longer work, or may again.</summary>
    public sealed record AccountSwitched(string Account, bool Off, string? Reason = null) : PowerEvent;

    /// <summary>
    /// An account's password is void; its owner comes in with the codes of this id until then. Never the secret itself.
    /// </summary>
    public sealed record SignInReset(string Account, string? Code = null, DateTimeOffset? Until = null) : PowerEvent;

    /// <summary>The owner has chosen his password with a code.</summary>
    public sealed record SignInCodeUsed(string Account, string Code, [property: Personal] string? Address) : PowerEvent
    {
        public override string? Person => Account;
    }

    /// <summary>The second factors of an account are void.</summary>
    public sealed record SecondFactorReset(string Account) : PowerEvent;

    /// <summary>An administrator of the installation may act in the region until that day.</summary>
    public sealed record RegionOpened(string Account, string Until) : PowerEvent;

    /// <summary>He may not any more.</summary>
    public sealed record RegionClosed(string Account) : PowerEvent;

    /// <summary>The operator of the installation acted; the facts of the same entry are what he did.</summary>
    public sealed record OperatorActed(string Reason, string Order) : PowerEvent;

    /// <summary>Somebody has a second factor from now on (TOTP, PASSKEY). Never the secret itself.</summary>
    public sealed record FactorEnrolled(string Account, string Kind) : PowerEvent;

    /// <summary>A second factor counts no more.</summary>
    public sealed record FactorRemoved(string Account, string Kind) : PowerEvent;

    /// <summary>An act was proposed and waits for a second person.</summary>
    public sealed record ActProposed(string Id, OfficeAct Act, string Reason) : PowerEvent
    {
        public override string? Person => Act.Subject;
    }

    /// <summary>The second person confirmed: the facts of the same entry are the act's.</summary>
    public sealed record ActConfirmed(string Id) : PowerEvent;

    /// <summary>The proposal was refused, or taken back by its proposer.</summary>
    public sealed record ActRefused(string Id, string Reason) : PowerEvent;
}
