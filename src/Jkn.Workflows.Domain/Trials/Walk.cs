using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// A story played on a fresh <see cref="TrialOffice"/>: who does what when, and what must be true after it. Written as JSON, so that an
/// office can prove its own procedures; the format stands in <c>workflows/README.md</c>.
/// </summary>
public sealed record Walk(
    string Name,
    ImmutableArray<string> Covers,
    string Sop,
    bool Trial,
    string Start,
    ImmutableArray<WalkPerson> People,
    ImmutableArray<Delegation> Delegations,
    ImmutableArray<WalkStep> Steps
)
{
    /// <summary>Settings of the region that this walk changes; null for none.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>How the office's procedures differ from the shipped ones, by key; null for not at all.</summary>
    public JsonElement? Sops { get; init; }
}

/// <summary>Somebody of the story: an account with roles, or the holder of an official role between two dates.</summary>
public sealed record WalkPerson(string Key, string Name, ImmutableArray<string> Roles)
{
    public Official? Official { get; init; }
}

/// <summary>
/// One command, or a look at what the clock did. <see cref="Target"/> is the alias of a case or, when <see cref="IsBatch"/>, a period.
/// <see cref="At"/> is local time; null keeps the clock. <see cref="Arguments"/> is the whole step.
/// </summary>
public sealed record WalkStep(
    int No,
    string As,
    string? At,
    string Do,
    string Target,
    bool IsBatch,
    string? Item,
    JsonElement Arguments,
    JsonElement? Expect
)
{
    /// <summary>
    /// The acts that are no command on a case: a look; a substitute; a level of sign-off; the signing service, which is away or
    /// answers again.
    /// </summary>
    public const string Look = "look",
        AppointSubstitute = "appointSubstitute",
        SwitchLevel = "switchLevel",
        SigningAway = "signingAway",
        SigningBack = "signingBack";
}

/// <summary>What came of one step: a line for a person; the walk ends with the first that is not well.</summary>
public sealed record WalkLine(bool Ok, string Text);
