using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// A kind of meeting or supervision that a region holds. <paramref name="EveryMonths"/>: at least so often; null where its document names
/// no interval.
/// </summary>
public sealed record MeetingSettings(string Code, string Label, int? EveryMonths, string Source, string? Note)
{
    private const int MostMonths = 60;

    /// <summary>What every office may write down, whatever its document says.</summary>
    public static readonly ImmutableArray<MeetingSettings> Usual =
    [
        new("RAPAT", "Rapat evaluasi", null, "ASUMSI:A-45", null),
        new("PENGAWASAN", "Pengawasan atasan", null, "ASUMSI:A-45", null),
    ];

    /// <summary>True when the last one was longer ago than the region's document allows.</summary>
    public bool IsOverdue(LocalDate last, LocalDate today) => EveryMonths is { } months && last.PlusMonths(months) < today;

    internal static ImmutableArray<MeetingSettings> Read(JsonObject file)
    {
        if (!file.Has("meetings"))
            return Usual;
        var kinds = file.Objects("meetings").Select(One).ToImmutableArray();
        foreach (var twice in kinds.GroupBy(k => k.Code).Where(g => g.Count() > 1))
            file.Fail(file.Item, $"Jenis rapat {twice.Key} ditulis dua kali.");
        return kinds;
    }

    private static MeetingSettings One(JsonObject kind)
    {
        var read = new MeetingSettings(
            kind.Text("code"),
            kind.Text("label"),
            kind.Has("everyMonths") ? kind.Number("everyMonths", 1, MostMonths) : null,
            kind.SourceText(),
            kind.TextOrNull("note")
        );
        kind.Done();
        return read;
    }
}
