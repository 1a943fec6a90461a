using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Lines of books. They are never deleted: a voided number keeps its line.</summary>
internal sealed class RegisterProjection(IModel model)
{
    public const string Place = "register";

    public Table<RegisterLineRow> Table { get; } = new(model);

    /// <summary>A line of a book with its columns; without the key it has none.</summary>
    public static RegisterLine Open(RegisterLineRow row, byte[]? dataKey)
    {
        var line = new RegisterLine(row.Register, row.Year, row.Number, row.Text, row.At, row.Void);
        return row.Sealed is null || dataKey is null
            ? line
            : line with
            {
                Columns = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(
                    Box.Open(dataKey, row.Sealed, $"{row.CaseId}/{Place}")
                )!,
            };
    }

    public void Project(Session session, long key, byte[]? dataKey, CaseState before, CaseState after)
    {
        for (var i = 0; i < after.RegisterLines.Length; i++)
        {
            var line = after.RegisterLines[i];
            if (i < before.RegisterLines.Length && ReferenceEquals(before.RegisterLines[i], line))
                continue;
            Table.Upsert(
                session,
                new()
                {
                    Region = after.Region,
                    Register = line.Register,
                    Year = line.Year,
                    Number = line.Number,
                    CaseKey = key,
                    CaseId = after.Id,
                    At = line.At,
                    Text = line.Text,
                    Void = line.Void,
                    Sealed =
                        dataKey is null || line.Columns.IsEmpty
                            ? null
                            : Box.Seal(dataKey, JsonSerializer.SerializeToUtf8Bytes(line.Columns), $"{after.Id}/{Place}"),
                }
            );
        }
    }
}
