using Jkn.Workflows.Documents.Spreadsheets;

namespace Jkn.Workflows.Application.Reports;

/// <summary>
/// A report as a table: on a screen, as a spreadsheet, in print. <see cref="Personal"/>: names people; taking it out asks for a purpose.
/// </summary>
internal sealed record Report(
    string Code,
    string Title,
    bool Personal,
    IReadOnlyList<SheetColumn> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    string? Note = null
);
