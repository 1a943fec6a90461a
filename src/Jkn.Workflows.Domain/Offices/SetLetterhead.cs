using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// What stands at the head of letters, from a date on: the place before their date, the address lines, the emblem as a drawing (SVG). Empty
/// keeps what is there.
/// </summary>
public sealed record SetLetterhead(string? Place, string? Address, string? Emblem, string From, string Reason) : RuleAct(From, Reason)
{
    private const int MostOfEmblem = 200_000,
        MostLines = 5;

    protected override string Setting => SettingNames.Letterhead;

    protected override object Value => new EnteredLetterhead(Kept(Place), Kept(Address), Kept(Emblem));

    protected override Rejection? Check(OfficeDeciding on)
    {
        if (Kept(Place) is null && Kept(Address) is null && Kept(Emblem) is null)
            return new("letterhead-empty", "Isi paling sedikit satu bagian kop surat.", "address");
        if (Place?.Length > 60)
            return new("text-too-long", "Paling panjang 60 huruf.", "place");
        if (Address is { } address && (address.Length > 500 || address.Split('\n').Length > MostLines))
            return new("text-too-long", $"Paling panjang 500 huruf dan {MostLines} baris.", "address");
        if (Kept(Emblem) is not { } drawn)
            return null;
        return drawn.Length > MostOfEmblem ? new("emblem-too-large", "Lambang paling besar 200 KB.", "emblem")
            : EmblemFile.Problem(drawn) is { } problem ? new("emblem-invalid", problem, "emblem")
            : null;
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}

/// <summary>A letterhead as it was entered; null keeps what was there before.</summary>
public sealed record EnteredLetterhead(string? Place, string? Address, string? Emblem);
