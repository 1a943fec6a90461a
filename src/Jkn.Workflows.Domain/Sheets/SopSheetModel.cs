using System.Collections.Immutable;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>A performer's column.</summary>
public sealed record SheetLane(string Code, string Label);

/// <summary>
/// The symbols that stand in a performer's column; with arrow and off-page connector they are the five of PermenPANRB 35/2012.
/// </summary>
public static class SheetSymbols
{
    public const string Start = "start",
        End = "end",
        Process = "process",
        Decision = "decision";
}

/// <summary>
/// One activity, one row, one performer. <see cref="Key"/> is the node's id, behind its sub-procedure's where it comes from one.
/// </summary>
public sealed record SheetRow(
    int No,
    string Key,
    string Symbol,
    string Text,
    int Lane,
    string Kelengkapan,
    string Waktu,
    string Output,
    string Keterangan
);

/// <summary>
/// An arrow between two rows (by index). <see cref="Next"/> goes straight down. All others leave at a side (-1 left, 1 right; <see
/// cref="Slot"/> counts the exits of one side), run in the gap left of lane number <see cref="Gap"/> on track number <see cref="Track"/>,
/// and enter at a side: never over a symbol.
/// </summary>
public sealed record SheetArrow(int From, int To, string Label, bool Next, int Out, int Slot, int In, int Gap, int Track);

/// <summary>What the printed SOP-AP shows, without knowing paper: identity block, columns, rows, arrows.</summary>
public sealed record SopSheetModel
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Agency { get; init; }
    public required string Region { get; init; }

    /// <summary>In force, or what it is instead; a draft must not be taken for the decree.</summary>
    public required string State { get; init; }
    public required string VersionLabel { get; init; }
    public bool InForce { get; init; }

    /// <summary>The first of the content's hash, so that two printed sheets can be told apart.</summary>
    public required string Fingerprint { get; init; }
    public ImmutableArray<SheetComponent> Identity { get; init; } = [];
    public ImmutableArray<SheetComponent> Components { get; init; } = [];
    public ImmutableArray<SheetText> Contradictions { get; init; } = [];
    public ImmutableArray<SheetLane> Lanes { get; init; } = [];
    public ImmutableArray<SheetRow> Rows { get; init; } = [];
    public ImmutableArray<SheetArrow> Arrows { get; init; } = [];

    /// <summary>The straight way from start to end, by row index: the first outcome of each step.</summary>
    public ImmutableArray<int> Path { get; init; } = [];

    /// <summary>Clocks over several steps: no activity of anybody, so no row.</summary>
    public ImmutableArray<string> Clocks { get; init; } = [];
}
