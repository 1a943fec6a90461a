namespace Jkn.Workflows.Domain.Regions;

/// <summary>The kop surat: what a region's files say of it. Nothing of it is ever made up; what is missing is not printed.</summary>
/// <param name="Place">Where letters are written: the word before their date.</param>
/// <param name="Address">Address lines under the agency's name.</param>
/// <param name="Emblem">An SVG file in the region's letters folder.</param>
public sealed record Letterhead(Sourced<string>? Place, Sourced<string>? Address, Sourced<string>? Emblem)
{
    /// <summary>The emblem as the office entered it: the drawing itself, in place of a file.</summary>
    public Sourced<string>? Drawn { get; init; }

    public static readonly Letterhead Empty = new(null, null, null);
}
