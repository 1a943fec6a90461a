using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>
/// The rows that a decree legalised, where they are fewer than those that run: they stand under its number, ours are how they are
/// carried out. <see cref="Performers"/> are its columns; a cell that the document leaves empty stays empty.
/// </summary>
public sealed record LegalisedTable(ImmutableArray<string> Performers, ImmutableArray<string> Rows, string? Source, string? Note)
{
    internal static LegalisedTable Read(JsonObject table)
    {
        var read = new LegalisedTable(
            SopDecree.Texts(table, "performers"),
            SopDecree.Texts(table, "rows"),
            table.TextOrNull("source"),
            table.TextOrNull("note")
        );
        if (read.Rows.IsEmpty)
            table.Fail(table.Item, "Baris SOP yang disahkan harus disebut.");
        table.Done();
        return read;
    }
}
