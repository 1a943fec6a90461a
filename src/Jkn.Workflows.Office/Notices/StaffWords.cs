using Jkn.Workflows.Data.Rows;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// All that leaves the house when officials are told: that a letter or a task waits, and numbers of cases. Never a name, an illness or what
/// is to be done (domain-2.md 3.1); therefore it is written here and not in a file that somebody could edit.
/// </summary>
internal static class StaffWords
{
    private const int MostNumbers = 10;

    /// <summary>One thing that has arrived.</summary>
    public static string Arrived(bool letter, string? number) =>
        number is null ? $"Ada {Thing(letter)} menunggu." : $"Ada {Thing(letter)} menunggu: {number}.";

    /// <summary>All that waits for one person when service begins.</summary>
    public static string Waiting(IReadOnlyList<WorkItemRow> rows)
    {
        var letters = rows.Count(r => r.Letter is not null);
        var tasks = rows.Count - letters;
        var counted = new[] { letters > 0 ? $"{letters} surat" : "", tasks > 0 ? $"{tasks} tugas" : "" }.Where(c => c.Length > 0);
        var numbers = rows.Select(r => r.CaseNo).OfType<string>().Distinct().ToList();
        var shown = string.Join(", ", numbers.Take(MostNumbers));
        var rest = numbers.Count > MostNumbers ? $", dan {numbers.Count - MostNumbers} lainnya" : "";
        return $"Ada {string.Join(" dan ", counted)} menunggu{(numbers.Count > 0 ? $": {shown}{rest}" : "")}.";
    }

    private static string Thing(bool letter) => letter ? "surat" : "tugas";
}
