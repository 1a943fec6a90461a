using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Domain.Surveys;

/// <summary>The result of a survey: mean of each element (1 to 4), the index (25 to 100), its grade.</summary>
public sealed record SkmResult(int Answers, ImmutableArray<double> Means, double Index, string Grade, string Words);

/// <summary>
/// How often a region surveys: at the latest so many months after the last one; a shortest distance where its text names one.
/// </summary>
public sealed record SkmCadence(int MaxMonths, int? MinMonths, string Source)
{
    /// <summary>The national rule's year, where a region says nothing.</summary>
    public static readonly SkmCadence National = new(12, null, "PermenPANRB 14/2017");

    public bool IsOverdue(LocalDate last, LocalDate today) => last.PlusMonths(MaxMonths) < today;
}

/// <summary>
/// Survei Kepuasan Masyarakat by the nine elements of the national rule (PermenPANRB 14/2017): each answered 1 to 4, all of equal weight.
/// </summary>
public static class Skm
{
    public static readonly ImmutableArray<string> Elements =
    [
        "Persyaratan",
        "Sistem, mekanisme, dan prosedur",
        "Waktu penyelesaian",
        "Biaya/tarif",
        "Produk spesifikasi jenis pelayanan",
        "Kompetensi pelaksana",
        "Perilaku pelaksana",
        "Penanganan pengaduan, saran, dan masukan",
        "Sarana dan prasarana",
    ];

    public const int Lowest = 1,
        Highest = 4;

    public static bool IsAnswer(IReadOnlyCollection<int> answer) =>
        answer.Count == Elements.Length && answer.All(a => a is >= Lowest and <= Highest);

    /// <summary>Null without answers: no index is not an index of zero.</summary>
    public static SkmResult? Of(IReadOnlyCollection<ImmutableArray<int>> answers)
    {
        if (answers.Count == 0)
            return null;
        var means = Enumerable.Range(0, Elements.Length).Select(i => answers.Average(a => a[i])).ToImmutableArray();
        var index = means.Average() * 25;
        var (grade, words) = GradeOf(index);
        return new(answers.Count, means, index, grade, words);
    }

    /// <summary>The grade of an index, by its value with two decimals as it is published.</summary>
    public static (string Grade, string Words) GradeOf(double index) =>
        Math.Round(index, 2, MidpointRounding.AwayFromZero) switch
        {
            >= 88.31 => ("A", "Sangat baik"),
            >= 76.61 => ("B", "Baik"),
            >= 65.00 => ("C", "Kurang baik"),
            _ => ("D", "Tidak baik"),
        };

    /// <summary>Reads a region's cadence (<c>surveys/skm.json</c>). Never throws for bad input.</summary>
    public static (SkmCadence? Cadence, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var read = new SkmCadence(root.Number("maxMonths", 1, 60), root.NumberOrNull("minMonths", 1, 60), root.SourceText());
        root.TextOrNull("note");
        if (read.MinMonths > read.MaxMonths)
            root.Fail(root.Item, "minMonths tidak boleh melebihi maxMonths.");
        root.Done();
        return (problems.Count == 0 ? read : null, problems);
    }
}
