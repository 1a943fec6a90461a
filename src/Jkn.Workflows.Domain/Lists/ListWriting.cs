namespace Jkn.Workflows.Domain.Lists;

/// <summary>What stands in the columns of a layout for one line of a batch.</summary>
public static class ListWriting
{
    /// <summary>Values in order of the columns; dates stay ISO, null is an empty cell.</summary>
    /// <param name="order">Position in this list, from 1: line numbers may have gaps where somebody was withdrawn.</param>
    public static string?[] Row(ListLayout layout, BatchLine line, int order)
    {
        var row = new string?[layout.Columns.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = Value(layout.Columns[i], line, order);
        return row;
    }

    private static string? Value(ListColumn column, BatchLine line, int order)
    {
        if (column.Field is not { } field)
            return column.Constant;
        var value = field switch
        {
            "nomor" => order.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "rs" => line.Hospital,
            "nomorBerkas" => line.CaseId,
            _ => ParticipantFields.Read(line.Snapshot, field),
        };
        if (string.IsNullOrEmpty(value))
            return column.Constant;
        if (column.Part != ListPart.Whole)
            value = Part(value, column.Part);
        if (value is null)
            return null;
        if (column.Codes.Count > 0 && column.Codes.TryGetValue(value, out var code))
            value = code;
        return column.Upper ? value.ToUpperInvariant() : value;
    }

    /// <summary>
    /// "0000 Puskesmas Contoh": the leading number is the code, the rest the name. A text without number has no code, a number alone no
    /// name.
    /// </summary>
    private static string? Part(string value, ListPart part)
    {
        var end = value.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? space : value.Length;
        var code = value[..end].All(letter => char.IsAsciiDigit(letter) || letter == '.') ? value[..end] : "";
        var name = code.Length == 0 ? value : value[end..].Trim();
        var wanted = part == ListPart.Code ? code : name;
        return wanted.Length == 0 ? null : wanted;
    }
}
