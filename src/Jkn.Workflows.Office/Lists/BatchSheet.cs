using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Lists;

/// <summary>A batch as the list its region hands over.</summary>
internal static class BatchSheet
{
    /// <summary>The layout of the batch's kind; null when the region's files do not have it.</summary>
    public static ListLayout? LayoutOf(Office office, BatchState batch) =>
        office.Region.Batch(batch.Kind) is { } settings
        && office.Layouts.GetValueOrDefault(settings.Layout.Value) is { Use: ListLayout.Export } layout
            ? layout
            : null;

    public static SheetTable Of(ListLayout layout, BatchState batch) =>
        new(layout.Sheet, [.. layout.Columns.Select(Column)], batch.Lines.Values.Select((line, i) => ListWriting.Row(layout, line, i + 1)));

    public static string FileName(Office office, ListLayout layout, BatchState batch) =>
        layout.FileNameFor(office.Region.Code, batch.Period, batch.No) + (batch.Supplement > 0 ? $"-S{batch.Supplement}" : "");

    private static SheetColumn Column(ListColumn column) =>
        new(
            column.Labels[0],
            column.Kind switch
            {
                ListKind.Date => ColumnKind.Date,
                ListKind.Number => ColumnKind.Number,
                _ => ColumnKind.Text,
            },
            column.Kind == ListKind.Identity ? 19
                : column.Kind == ListKind.Number ? 6
                : 16
        );
}
