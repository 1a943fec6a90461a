using System.Globalization;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>Keeps count of what was read of one file; every reader asks it, so that all kinds end at the same limits.</summary>
internal sealed class SheetCount(SheetLimits limits)
{
    private int rows;

    public SheetLimits Limits => limits;

    public void Row(int number)
    {
        if (++rows > limits.Rows)
            throw TooMany(limits.Rows, number);
    }

    /// <summary>False for an empty cell beyond the last column that is read; a filled one there is refused.</summary>
    public bool Column(int column, bool filled, int row)
    {
        if (column >= 0 && column < limits.Columns)
            return true;
        return filled ? throw new SheetRefusedException("columns-many", $"Berkas berisi lebih dari {limits.Columns} kolom.", row) : false;
    }

    public void Length(int letters, int? row)
    {
        if (letters > limits.CellLength)
            throw new SheetRefusedException("cell-long", $"Ada sel berisi lebih dari {Written(limits.CellLength)} huruf.", row);
    }

    public void Sheet(int count)
    {
        if (count > limits.Sheets)
            throw new SheetRefusedException(
                "sheets-many",
                $"Berkas berisi lebih dari {limits.Sheets} lembar; kirim dalam beberapa berkas."
            );
    }

    public static SheetRefusedException TooMany(int most, int? row) =>
        new("rows-many", $"Berkas berisi lebih dari {Written(most)} baris; kirim dalam beberapa berkas.", row);

    private static string Written(int number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');
}
