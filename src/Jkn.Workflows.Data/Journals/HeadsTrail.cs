namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// Sheets of regions laid one on another: the last of each region, and each journal's end as the last sheet that names it says.
/// </summary>
public sealed class HeadsTrail
{
    private readonly Dictionary<string, (long No, string Hash, long Journals)> ends = new(StringComparer.Ordinal);

    public Dictionary<string, HeadsSheet> Last { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, SealedHead> Heads { get; } = new(StringComparer.Ordinal);
    public long Sheets { get; private set; }

    /// <summary>What is wrong with the place of the sheet among those before it (Indonesian); null when it fits.</summary>
    public string? Add(HeadsSheet sheet, string text)
    {
        var (no, hash, journals) = ends.GetValueOrDefault(sheet.Region, (0, HeadsSheet.First, 0));
        if (sheet.No != no + 1)
            return $"Lembar {sheet.Region} {no + 1} hilang: sesudah {no} datang {sheet.No} ({sheet.Day}).";
        if (sheet.Previous != hash)
            return $"Lembar {sheet.Region} {sheet.No} ({sheet.Day}) tidak menyambung lembar sebelumnya.";
        var fresh = sheet.Heads.Count(h => !Heads.ContainsKey(h.Id));
        if (sheet.Journals != journals + fresh)
            return $"Lembar {sheet.Region} {sheet.No} ({sheet.Day}) salah hitung: {sheet.Journals} jurnal, seharusnya {journals + fresh}.";
        foreach (var head in sheet.Heads)
            Heads[head.Id] = head;
        ends[sheet.Region] = (sheet.No, HeadsSheet.HashOf(text), sheet.Journals);
        Last[sheet.Region] = sheet;
        Sheets++;
        return null;
    }
}
