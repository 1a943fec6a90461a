using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>A process the region offers; public names are labels of branches as printed for citizens.</summary>
public sealed record ProcessSettings(string Key, ImmutableArray<string> PublicNames, string? SopNumber);

/// <summary>A lane: its stable code, its label, and whether people of it sign in.</summary>
public sealed record RegionRole(string Code, string Label, bool SignsIn, string Source);

/// <summary>How many people of a role; null where the region's text gives no number.</summary>
public sealed record StaffLine(string Role, int? Count, string Source, string? Note);

/// <summary>The five acts of a sign-off; <see cref="Off"/> leaves the level out.</summary>
public enum SignOffAction
{
    Off,
    Periksa,
    Verifikasi,
    Paraf,
    Setujui,
    TandaTangan,
}

/// <summary>What one role does in a chain, and who says so.</summary>
public sealed record SignOffLevel(string Role, SignOffAction Action, string Source, string? Note);

/// <summary>
/// Sign-off levels in order: on the case itself, on letters, on batches. A level that is off stays
/// in the list, so that a screen can show it with its source.
/// </summary>
public sealed record SignOffSettings(
    ImmutableArray<SignOffLevel> Case,
    ImmutableArray<SignOffLevel> Letter,
    ImmutableArray<SignOffLevel> Batch
)
{
    public static SignOffSettings None { get; } = new([], [], []);
}

/// <summary>The kop surat: what a region's files say of it. Nothing of it is ever made up; what is missing is not printed.</summary>
/// <param name="Place">Where letters are written: the word before their date.</param>
/// <param name="Address">Address lines under the agency's name.</param>
/// <param name="Emblem">An SVG file in the region's letters folder.</param>
public sealed record Letterhead(Sourced<string>? Place, Sourced<string>? Address, Sourced<string>? Emblem)
{
    public static readonly Letterhead Empty = new(null, null, null);
}

/// <summary>A kind of letter: to whom, how long it holds, how its number looks.</summary>
/// <param name="Addressee">Null while the region has not decided .</param>
/// <param name="Purpose">What the letter is for, a word its template knows (X-11: BPJS or RS); null while not decided.</param>
/// <param name="ValidPlusDays">Valid until membership is active, at the latest so many days after the promised date; null: no
/// end.</param>
public sealed record LetterSettings(
    string Type,
    string Title,
    Sourced<string>? Addressee,
    Sourced<string>? Purpose,
    Sourced<int>? ValidPlusDays,
    string Source
);

/// <summary>A book of the office.</summary>
public sealed record RegisterSettings(
    string Code,
    string Name,
    NumberPattern Number,
    bool RestartsYearly,
    ImmutableArray<RegisterColumn> Columns,
    string Source,
    string? Note
);

public sealed record RegisterColumn(string Code, string Label, string Source);
