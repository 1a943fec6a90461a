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

/// <summary>What a printed text rests on; "" where none is said or none is needed.</summary>
public static class SheetSources
{
    public const string Document = "dokumen",
        Assumed = "asumsi",
        Decided = "ditetapkan";
}

/// <summary>A printed text, what it rests on, and the notes under the sheet that say so.</summary>
public sealed record SheetCell(string Text, string Source, ImmutableArray<int> Notes);

/// <summary>A note under the sheet: an assumption's sentence, or the decree that settled it.</summary>
public sealed record SheetNote(int No, string Kind, string Text);

/// <summary>
/// One activity, one row, one performer. A second question of the same activity is a row of its own (<see cref="No"/> 4a); starts and
/// ends have no number. <see cref="Ref"/> is what arrows from other pages name, <see cref="Key"/> the node's id, behind its
/// sub-procedure's or container's where it comes from one. <see cref="Group"/>: for what the step runs again and again.
/// </summary>
public sealed record SheetRow(string No, string Ref, string Key, string Symbol, int Lane)
{
    public required SheetCell Kegiatan { get; init; }
    public required SheetCell Pelaksana { get; init; }
    public required SheetCell Kelengkapan { get; init; }
    public required SheetCell Waktu { get; init; }
    public required SheetCell Output { get; init; }
    public required SheetCell Keterangan { get; init; }
    public string? Group { get; init; }

    /// <summary>A further question of the row above.</summary>
    public bool IsQuestion { get; init; }
}

/// <summary>
/// An arrow between two rows (by index). <see cref="Next"/> goes straight down. All others leave at a side (-1 left, 1 right; <see
/// cref="Slot"/> counts the exits of one side), run in the gap left of lane number <see cref="Gap"/> on track number <see cref="Track"/>,
/// and enter at a side: never over a symbol.
/// </summary>
public sealed record SheetArrow(int From, int To, string Label, bool Next, int Out, int Slot, int In, int Gap, int Track);

/// <summary>What the printed SOP-AP shows, without knowing paper: identity block, columns, rows, arrows, notes.</summary>
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

    /// <summary>Working notes of whoever wrote the procedure down: they have a sheet of their own.</summary>
    public ImmutableArray<SheetText> Contradictions { get; init; } = [];
    public ImmutableArray<SheetLane> Lanes { get; init; } = [];
    public ImmutableArray<SheetRow> Rows { get; init; } = [];
    public ImmutableArray<SheetArrow> Arrows { get; init; } = [];
    public ImmutableArray<SheetNote> Notes { get; init; } = [];

    /// <summary>Set where a decree's own rows are printed instead of ours.</summary>
    public LegalisedTable? Legalised { get; init; }

    /// <summary>What the sheet calls itself where it is no SOP of its own: how a legalised one is carried out.</summary>
    public string? Kind { get; init; }

    /// <summary>Clocks over several steps: no activity of anybody, so no row.</summary>
    public ImmutableArray<SheetCell> Clocks { get; init; } = [];
}
