using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What is said of a file as a whole, above its rows.</summary>
internal static class ListNotes
{
    /// <summary>Fewer rows may be alike by chance.</summary>
    private const int Enough = 5;

    public static IEnumerable<FileNote> Unread(SheetPage page)
    {
        var numbers = page.Rows.Any(r => r.Cells.Any(c => c.Text.Length == 16 && c.Text.All(char.IsAsciiDigit)));
        return
        [
            new(
                "sheet-unread",
                numbers
                    ? $"Lembar \"{page.Name}\" berisi nomor 16 angka tetapi judul kolomnya tidak dikenal: tidak dibaca."
                    : $"Lembar \"{page.Name}\" tidak dibaca: tidak ada judul kolom yang dikenal.",
                Asks: numbers
            ),
        ];
    }

    public static FileNote HiddenSheet(SheetPage page) =>
        new(
            "sheet-hidden",
            $"Lembar tersembunyi \"{page.Name}\" berisi daftar dan tidak dibaca; tampilkan lembarnya bila ikut diusulkan.",
            true
        );

    public static FileNote ForeignWords(ListColumn column, string example) =>
        new(
            "column-foreign",
            $"Kolom yang tampak seperti {column.Labels[0]} berisi kata lain (\"{ListCells.Short(example)}\"): tidak dipakai."
        );

    public static void OfPage(
        List<FileNote> notes,
        SheetPage page,
        ListHeading heading,
        bool several,
        List<int> around,
        int hidden,
        int blank
    )
    {
        var where = several ? $" di lembar \"{page.Name}\"" : "";
        if (hidden > 0)
            notes.Add(new("rows-hidden", $"{hidden} baris tersembunyi{where} ikut dibaca; masing-masing ditandai.", true));
        if (page.HiddenColumns.Count > 0 && heading.Places.Any(p => page.HiddenColumns.Contains(p.Index)))
            notes.Add(new("columns-hidden", $"Ada kolom tersembunyi{where}; isinya ikut dibaca."));
        if (around.Count > 0)
            notes.Add(
                new(
                    "rows-around",
                    $"Bukan peserta{where}: baris {string.Join(", ", around.Take(10))}{(around.Count > 10 ? " …" : "")} "
                        + "(jumlah, catatan, tanda tangan, judul)."
                )
            );
        if (blank > 0)
            notes.Add(new("rows-blank", $"{blank} baris bernomor tanpa isi{where} dilewati."));
        if (heading.Unused.Count > 0)
            notes.Add(
                new(
                    "columns-unused",
                    $"Kolom yang tidak dipakai{where}: {string.Join(", ", heading.Unused.Take(12).Select(ListCells.Short))}."
                )
            );
    }

    /// <summary>Doubts that only a whole column shows.</summary>
    public static ListTable Doubts(ListTable table)
    {
        var (records, notes) = (table.Records, table.Notes.ToList());
        foreach (var (field, label) in new[] { ("nik", "NIK"), ("noKk", "Nomor KK") })
        {
            var numbers = records.Select(r => r[field]).OfType<string>().Where(v => v.Length == 16).Distinct().ToList();
            if (numbers.Count < Enough || !numbers.TrueForAll(v => v[^1] == '0'))
                continue;
            notes.Add(
                new(
                    "column-rounded",
                    $"Semua {label} berakhir 0: angka terakhirnya hampir pasti dibulatkan lembar kerja. "
                        + "Minta berkas dengan kolom berformat teks.",
                    true
                )
            );
            var doubt = new RowFinding("number-rounded", field, $"{label} berakhir 0 seperti semua baris lain: mungkin dibulatkan.", false);
            records = [.. records.Select(r => r[field] is null ? r : r with { Findings = [.. r.Findings, doubt] })];
        }
        var dates = records.Select(r => r["tanggalLahir"]).OfType<string>().ToList();
        if (dates.Count >= Enough && dates.TrueForAll(d => d.EndsWith("-01-01", StringComparison.Ordinal)))
            notes.Add(new("column-january", "Semua tanggal lahir 1 Januari: mungkin hanya tahunnya yang diketahui.", true));
        var sexes = records.Where(r => r["jenisKelamin"] is not null).ToList();
        if (sexes.Count >= Enough && sexes.TrueForAll(r => r["jenisKelamin"] == sexes[0]["jenisKelamin"]) && sexes.Exists(Disagrees))
            notes.Add(new("column-sex", "Semua jenis kelamin sama, padahal NIK berkata lain.", true));
        return new(records, notes);
    }

    private static bool Disagrees(ListRecord record) =>
        record["nik"] is { Length: 16 } nik && nik.All(char.IsAsciiDigit) && (nik[6] >= '4') != (record["jenisKelamin"] == "P");
}
