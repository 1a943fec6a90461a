using System.Text.RegularExpressions;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// A setting together with where it comes from: a line of a seed document (<c>SEED:S3:L183-185</c>), an assumption of
/// the domain specification (<c>ASUMSI:A-13</c>, <c>ASUMSI:X-06</c>), or the office itself (<c>DITETAPKAN_PENGGUNA</c>).
/// Screens show it, so that nobody takes a guess for a rule.
/// </summary>
public sealed record Sourced<T>(T Value, string Source, string? Note = null)
{
    public bool Assumed => Regions.Source.IsAssumed(Source);
}

/// <summary>The forms a source may take.</summary>
public static partial class Source
{
    public const string Office = "DITETAPKAN_PENGGUNA";

    /// <summary>What stands before the number of an assumption.</summary>
    public const string Assumed = "ASUMSI:";

    public static bool IsAssumed(string source) => source.StartsWith(Assumed, StringComparison.Ordinal);

    public static bool IsValid(string source) => Form().IsMatch(source);

    [GeneratedRegex(
        @"^(SEED:S\d:L\d+(-\d+)?(,L?\d+(-\d+)?)*|ASUMSI:([AX]-\d+(/\d+)?|SALINAN)|DITETAPKAN_PENGGUNA)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
