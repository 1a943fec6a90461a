using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>An act that gives or takes power.</summary>
public abstract record PowerAct : OfficeAct
{
    /// <summary>Whether it takes two people; an act on a desk officer's account does not.</summary>
    public virtual bool TakesTwo(OfficeDeciding on) => true;

    /// <summary>
    /// The id of the codes by which its account comes in afterwards; null where it keeps its password. The codes themselves are rows.
    /// </summary>
    [JsonIgnore]
    public virtual string? Codes => null;
}
