using System.Text;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Documents.Spreadsheets;

public class SheetReaderTests
{
    private const string Nik = "6372994502789904";

    [Fact]
    public void What_was_written_is_read_back()
    {
        var rows = Sheets.Read(Sheets.Of(["NIK", "Nama"], [Nik, "ANI <&> \"CONTOH\""], [null, "  =1+1 "]));

        rows.Select(r => r.Number).ShouldBe([1, 2, 3]);
        rows[1].Cells.ShouldBe([new(Nik, CellKind.Text), new("ANI <&> \"CONTOH\"", CellKind.Text)]);
        rows[2].Cells.ShouldBe([SheetCell.Empty, new("=1+1", CellKind.Text)]);
    }

    [Fact]
    public void The_same_table_gives_the_same_bytes() => Sheets.Of(["A"], ["b"]).ShouldBe(Sheets.Of(["A"], ["b"]));

    [Fact]
    public void Numbers_formulas_errors_and_shared_strings_are_told_apart()
    {
        var file = Sheets.Raw(
            """
            <row r="7"><c r="B7"><v>6.50299170890991E+15</v></c><c r="C7" t="s"><v>1</v></c><c r="D7"><f>1+1</f><v>2</v></c>
              <c r="E7" t="e"><v>#N/A</v></c><c r="G7" t="inlineStr"><is><r><t>A</t></r><r><t>B</t></r>
              <rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
            """,
            (
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<si><t>satu</t></si><si><r><t>d</t></r><r><t>ua</t></r></si></sst>"
            )
        );

        var row = Sheets.Read(file).ShouldHaveSingleItem();

        row.Number.ShouldBe(7);
        row.Cells.ShouldBe([
            SheetCell.Empty,
            new("6.50299170890991E+15", CellKind.Number),
            new("dua", CellKind.Text),
            new("2", CellKind.Number, Formula: true),
            new("#N/A", CellKind.Error),
            SheetCell.Empty,
            new("AB", CellKind.Text),
        ]);
    }

    [Theory]
    [InlineData("1990-08-17", 33102)]
    [InlineData("2026-11-22", 46348)]
    public void Dates_are_real_dates(string iso, int serial)
    {
        SheetDates.Serial(iso).ShouldBe(serial);
        SheetDates.Read(new(serial.ToString(System.Globalization.CultureInfo.InvariantCulture), CellKind.Number)).ShouldBe(iso);
        SheetDates.Read(new($"{serial}.5", CellKind.Number)).ShouldBe(iso);
    }

    [Theory]
    [InlineData("17/08/1990", "1990-08-17")]
    [InlineData("7-8-1990", "1990-08-07")]
    [InlineData("1990-08-17", "1990-08-17")]
    [InlineData("1990-08-17 00:00:00", "1990-08-17")]
    [InlineData("17/08/90", null)]
    [InlineData("31/02/1990", null)]
    [InlineData("08/17/1990", null)]
    public void Dates_as_text_have_the_day_first(string text, string? iso) => SheetDates.Read(new(text, CellKind.Text)).ShouldBe(iso);

    [Theory]
    [InlineData("NIK;Nama\r\n1;\"Ani; \"\"A\"\"\r\nB\"\r\n\r\n2;x\r\n", ';')]
    [InlineData("sep=,\nNIK,Nama\n1,\"Ani; \"\"A\"\"\nB\"\n\n2,x", ',')]
    [InlineData("NIK\tNama\n1\t\"Ani; \"\"A\"\"\nB\"\n2\tx\n", '\t')]
    public void Csv_is_read_with_any_delimiter_and_quotes(string text, char delimiter)
    {
        var rows = Sheets.Read(Encoding.UTF8.GetBytes(text));

        rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text.ReplaceLineEndings("\n"))))
            .ShouldBe(["NIK|Nama", "1|Ani; \"A\"\nB", "2|x"], $"delimiter {delimiter}");
    }

    [Fact]
    public void Row_numbers_of_csv_count_lines_as_a_person_sees_them() =>
        Sheets.Read("a\n\n\"b\nb\"\nc"u8.ToArray()).Select(r => r.Number).ShouldBe([1, 3, 5]);

    [Fact]
    public void Old_and_wide_encodings_are_read()
    {
        Sheets.Read(Encoding.Latin1.GetBytes("Nama\nJosé"))[1][0].Text.ShouldBe("José");
        Sheets.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Nama\nJosé")])[1][0].Text.ShouldBe("José");
        Sheets.Read([.. Encoding.UTF8.GetPreamble(), .. "Nama\nJosé"u8]).Select(r => r[0].Text).ShouldBe(["Nama", "José"]);
    }

    public static TheoryData<string, byte[]> Refused =>
        new()
        {
            { "file-empty", [] },
            { "file-type-unknown", "%PDF-1.4"u8.ToArray() },
            { "file-type-unknown", [1, 0, 2, 0] },
            { "file-encrypted", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
            { "file-type-unknown", [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3] },
            { "file-html", "<html><body><table><tr><td>NIK</td></tr></table></body></html>"u8.ToArray() },
            { "file-xml-2003", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray() },
            { "file-macros", Sheets.Raw("", ("xl/vbaProject.bin", "x")) },
            { "file-damaged", [.. "PK\x03\x04"u8, 1, 2, 3, 4] },
            { "file-damaged", Sheets.Raw("<row r=\"1\"><c r=\"A1\"") },
            { "file-damaged", Sheets.Raw("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>") },
            { "file-damaged", Sheets.Raw("<!DOCTYPE a [<!ENTITY b \"c\">]>") },
            { "file-dates-1904", Sheets.Raw("", ("xl/workbook.xml", "<workbook><workbookPr date1904=\"1\"/></workbook>")) },
            { "columns-many", Sheets.Raw("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>") },
            { "cell-long", Sheets.Raw($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('x', 5000)}</v></c></row>") },
            { "encoding-mixed", [.. "Nama\nJosé\n"u8, .. Encoding.Latin1.GetBytes("René")] },
            { "quote-open", "a,\"b\nc"u8.ToArray() },
        };

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_read_is_refused_by_name(string code, byte[] content) =>
        Should.Throw<SheetRefusedException>(() => Sheets.Read(content)).Code.ShouldBe(code);

    [Fact]
    public void A_zip_bomb_ends_at_the_limit_whatever_it_says_of_itself()
    {
        var bomb = Sheets.Raw(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 200_000)));
        bomb.Length.ShouldBeLessThan(100_000);

        Should
            .Throw<SheetRefusedException>(() => Sheets.Read(bomb, SheetLimits.Default with { Unpacked = 1024 * 1024, Rows = int.MaxValue }))
            .Code.ShouldBe("file-unpacked-large");
        Should.Throw<SheetRefusedException>(() => Sheets.Read(bomb)).Code.ShouldBe("rows-many");
    }

    [Fact]
    public void Rows_beyond_the_limit_are_refused_with_the_row()
    {
        var refused = Should.Throw<SheetRefusedException>(() =>
            Sheets.Read(Sheets.Csv("a", "b", "c", "d"), SheetLimits.Default with { Rows = 3 })
        );

        (refused.Code, refused.Row).ShouldBe(("rows-many", 4));
    }

    [Fact]
    public void A_name_like_a_formula_is_harmless_in_csv_too()
    {
        var text = Encoding.UTF8.GetString(
            CsvWriter.Write(
                new SheetTable(
                    "A",
                    [new("Nama"), new("Lahir", ColumnKind.Date)],
                    [
                        ["=1+1", "1990-08-17"],
                        ["+62811", null],
                        ["a;b", null],
                    ]
                )
            )
        );

        text.ShouldBe("\uFEFFNama;Lahir\r\n\"'=1+1\";17/08/1990\r\n\"'+62811\";\r\n\"a;b\";\r\n");
        Sheets.Read(Encoding.UTF8.GetBytes(text))[1][0].Text.ShouldBe("=1+1");
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("  @SUM(A1)", true)]
    [InlineData("\t=1", true)]
    [InlineData("＝1+1", true)]
    [InlineData("-CMD|' /C calc'!A0", true)]
    [InlineData("MA'RUF", false)]
    [InlineData("6502991708909901", false)]
    public void Trust_8_spreadsheets_no_cell_of_csv_begins_as_a_formula(string value, bool formula)
    {
        CsvWriter.IsFormula(value).ShouldBe(formula);
        var text = Encoding.UTF8.GetString(
            CsvWriter.Write(
                new SheetTable(
                    "A",
                    [new("Nama")],
                    [
                        [value],
                    ]
                )
            )
        );

        text.Split("\r\n")[1].StartsWith("\"'", StringComparison.Ordinal).ShouldBe(formula);
        Sheets.Read(Encoding.UTF8.GetBytes(text))[1][0].Text.ShouldBe(value.Trim());
    }

    [Fact]
    public void Trust_8_spreadsheets_end_at_a_count_of_tags_however_few_bytes_they_take()
    {
        var bomb = Sheets.Raw("", ("xl/sharedStrings.xml", $"<sst>{string.Concat(Enumerable.Repeat("<si/>", 25_000_000))}</sst>"));
        bomb.Length.ShouldBeLessThan(700_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<SheetRefusedException>(() => Sheets.Read(bomb)).Code.ShouldBe("file-unpacked-large");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(250 * 1024 * 1024);
    }

    [Fact]
    public void LibreOffice_keeps_every_digit_and_no_formula_runs()
    {
        var ours = XlsxWriter.Write(
            new SheetTable(
                "Form 34",
                [new("NIK"), new("Nama"), new("Lahir", ColumnKind.Date), new("No", ColumnKind.Number)],
                [
                    [Nik, "=1+1", "1978-02-05", "1"],
                    ["0001234567890", "@SUM(A1)", "1990-08-17", "2"],
                ]
            )
        );

        var csv = Encoding.UTF8.GetString(Sheets.ThroughLibreOffice(ours, "xlsx", "csv"));

        csv.ReplaceLineEndings("\n").ShouldBe($"NIK,Nama,Lahir,No\n{Nik},=1+1,05/02/1978,1\n0001234567890,@SUM(A1),17/08/1990,2\n");
    }

    [Fact]
    public void What_LibreOffice_saves_is_read()
    {
        var saved = Sheets.ThroughLibreOffice(
            XlsxWriter.Write(
                new SheetTable(
                    "A",
                    [new("NIK"), new("Lahir", ColumnKind.Date)],
                    [
                        [Nik, "1978-02-05"],
                    ]
                )
            ),
            "xlsx",
            "xlsx:Calc MS Excel 2007 XML"
        );

        var row = Sheets.Read(saved)[1];

        row[0].ShouldBe(new(Nik, CellKind.Text));
        SheetDates.Read(row[1]).ShouldBe("1978-02-05");
    }
}
