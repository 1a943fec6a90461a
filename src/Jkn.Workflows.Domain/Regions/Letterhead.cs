namespace Jkn.Workflows.Domain.Regions;

/// <summary>The kop surat: what a region's files say of it. Nothing of it is ever made up; what is missing is not printed, and is asked
/// for before a procedure that makes letters comes into force.</summary>
/// <param name="Place">Where letters are written: the word before their date.</param>
/// <param name="Address">Address lines under the agency's name.</param>
/// <param name="Emblem">An SVG file in the region's letters folder.</param>
public sealed record Letterhead(Sourced<string>? Place, Sourced<string>? Address, Sourced<string>? Emblem)
{
    /// <summary>The emblem as the office entered it: the drawing itself, in place of a file.</summary>
    public Sourced<string>? Drawn { get; init; }

    /// <summary>What a final letter still lacks, in words.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { (Address is null, "alamat"), (Emblem is null && Drawn is null, "lambang") }.Where(x => x.Item1).Select(x => x.Item2)];

    /// <summary>With a head that says on its face that it is none, where the region has none: for walks and trials.</summary>
    public Letterhead OrExample() =>
        this with
        {
            Address = Address ?? new("CONTOH – alamat kantor belum diisi", Source.Office),
            Drawn =
                Emblem is null && Drawn is null
                    ? new(
                        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">"""
                            + """<circle cx="30" cy="30" r="27" fill="none" stroke="#000"/>"""
                            + """<text x="30" y="34" font-size="11" text-anchor="middle">CONTOH</text></svg>""",
                        Source.Office
                    )
                    : Drawn,
        };

    public static readonly Letterhead Empty = new(null, null, null);
}
