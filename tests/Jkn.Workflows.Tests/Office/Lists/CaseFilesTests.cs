using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Lists;

/// <summary>Lists as kelurahan send them: every person whom a human sees in the sheet is read with his data.</summary>
public class CaseFilesTests
{
    private static readonly NodaTime.LocalDate today = new(2026, 12, 5);
    internal static readonly ListLayout Bnba = Layout("bnba");

    [Theory]
    [InlineData("02-dua-baris-judul.xlsx", 8, "")]
    [InlineData("03-baris-kolom-tersembunyi.xlsx", 8, "")]
    [InlineData("04-lembar-per-rt.xlsx", 8, "")]
    [InlineData("05-blok-tanda-tangan.xlsx", 8, "")]
    [InlineData("06-nik-angka-excel.xlsx", 8, "2 3 4 5 6 7 8 9")]
    [InlineData("06b-nik-angka-16.xlsx", 8, "")]
    [InlineData("10-tanggal-campur.xlsx", 22, "9 10 20 21 23")]
    [InlineData("11-huruf-nama.xlsx", 12, "")]
    [InlineData("12-judul-lain.xlsx", 8, "")]
    [InlineData("12c-status-layak.xlsx", 8, "")]
    [InlineData("13b-keluarga.xlsx", 8, "")]
    [InlineData("15-ganda-antar-berkas.xlsx", 5, "")]
    [InlineData("16-excel-97.xls", 8, "")]
    [InlineData("20-cp1252.csv", 8, "")]
    [InlineData("22b-csv-dari-excel-eksponen.csv", 8, "2 3 4 5 6 7 8 9")]
    [InlineData("27-flat.fods", 8, "")]
    [InlineData("31-rumus-vlookup.xlsx", 8, "")]
    [InlineData("39-baris-pemisah-kk.xlsx", 8, "")]
    [InlineData("41-judul-berulang.xlsx", 8, "")]
    [InlineData("42-beberapa-salah.xlsx", 8, "3 5 7")]
    [InlineData("d01-sheetjs-str.xlsx", 2, "")]
    [InlineData("d01b-sheetjs-sst.xlsx", 2, "")]
    [InlineData("d02d-ods.ods", 2, "")]
    [InlineData("d03-ansi1252-apostrophe.csv", 3, "")]
    [InlineData("d03b-utf8.csv", 3, "")]
    [InlineData("d04-rounded-text.csv", 12, "")]
    [InlineData("d06-two-sheets.xlsx", 9, "")]
    [InlineData("d06b-instructions-first.xlsx", 3, "")]
    [InlineData("d07-merged-kk.xlsx", 4, "")]
    [InlineData("d07b-two-line-header.xlsx", 3, "")]
    [InlineData("d12j-formula-nik.csv", 9, "9")]
    [InlineData("d15-signature-block.xlsx", 3, "")]
    [InlineData("words.csv", 9, "")]
    public void Each_person_of_a_list_is_read_and_only_faults_stop_a_row(string file, int people, string stopped)
    {
        var records = Read(file).Records;

        var wrong = records.Where(r => Faults(r).Any()).Select(r => r.Row);
        string.Join(' ', wrong).ShouldBe(stopped, string.Join('\n', records.SelectMany(r => Faults(r).Select(f => $"{r.Row} {f}"))));
        records.Count.ShouldBe(people);
    }

    [Theory]
    [InlineData("23-makro.xlsm", "file-macros")]
    [InlineData("24-sandi.xlsx", "file-encrypted")]
    [InlineData("25c-biner.xlsb", "file-type-unknown")]
    [InlineData("26-daftar.pdf", "file-type-unknown")]
    [InlineData("35-tanggal-1904.xlsx", "file-dates-1904")]
    [InlineData("37-html-sebagai.xls", "file-html")]
    [InlineData("38-tanpa-kk-tanpa-tanggal.xlsx", "layout-wrong")]
    public void What_is_no_list_is_refused_by_name(string file, string code) =>
        Should.Throw<SheetRefusedException>(() => Read(file)).Code.ShouldBe(code);

    [Fact]
    public void Two_rows_of_headings_ticks_and_places_over_the_date_are_understood()
    {
        var row = Read("02-dua-baris-judul.xlsx").Records[1];

        row.Values.ShouldBe(
            new Dictionary<string, string>
            {
                ["noKk"] = "6372990601109905",
                ["nik"] = "6372994207829910",
                ["nama"] = "SITI RAHMAH",
                ["tempatLahir"] = "Banjarbaru",
                ["tanggalLahir"] = "1982-07-02",
                ["jenisKelamin"] = "P",
                ["alamat"] = "Jl. Contoh No. 5",
                ["rt"] = "003",
                ["rw"] = "002",
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public void What_nobody_sees_is_told_before_anything_is_taken()
    {
        var hidden = Read("03-baris-kolom-tersembunyi.xlsx");
        hidden.Records.Where(r => r.Findings.Any(f => f.Code == "row-hidden")).Select(r => r.Row).ShouldBe([5, 8]);
        hidden.Notes.Where(n => n.Asks).Select(n => n.Code).ShouldBe(["rows-hidden"]);

        Read("d06b-instructions-first.xlsx").Notes.ShouldContain(n => n.Code == "sheet-unread" && n.Message.Contains("Petunjuk"));
        Read("04-lembar-per-rt.xlsx").Records.Select(r => (r.Sheet, r.Line)).ShouldContain(("RT 03", 5));
        Read("d04-rounded-text.csv").Notes.Where(n => n.Code == "column-rounded").ShouldAllBe(n => n.Asks);
        Read("d04-rounded-text.csv").Notes.ShouldContain(n => n.Code == "column-rounded");
    }

    [Fact]
    public void Dates_are_read_as_people_write_them()
    {
        var rows = Read("10-tanggal-campur.xlsx").Records;

        string? Date(int no) => rows[no - 1]["tanggalLahir"];
        foreach (var no in new[] { 1, 2, 3, 4, 5, 6, 7, 10, 11, 13, 14, 15, 16, 17, 18 })
            Date(no).ShouldBe("1990-08-12", $"row {no}");
        (Date(12), Date(21), Date(22)).ShouldBe(("1990-12-08", "1932-06-17", null));
        rows[21].Findings.ShouldContain(f => f.Code == "date-century" && f.Message.Contains("1924 atau 2024"));
    }

    [Fact]
    public void Names_keep_their_apostrophes_and_doubts_are_told()
    {
        Read("d03-ansi1252-apostrophe.csv").Records.Select(r => r["nama"]).ShouldBe(["MA’RUF FIKSI", "NUR‘AINI FIKSI", "JUM'AT FIKSI"]);
        Read("20-cp1252.csv").Records[0]["nama"].ShouldBe("MA’MUN “UTUH”");
        var doubts = Read("11-huruf-nama.xlsx")
            .Records.ToDictionary(r => r.Row, r => string.Join(' ', r.Findings.Select(f => f.Code).Where(c => c.StartsWith("name"))));
        doubts.ShouldBe(
            new Dictionary<int, string>
            {
                [2] = "",
                [3] = "name-spaces",
                [4] = "",
                [5] = "name-title",
                [6] = "",
                [7] = "",
                [8] = "",
                [9] = "name-short",
                [10] = "name-short",
                [11] = "name-unusual name-title",
                [12] = "name-unusual",
                [13] = "name-title",
            }
        );
    }

    [Fact]
    public void Words_of_the_family_card_are_known()
    {
        var rows = Read("words.csv").Records;

        rows.Take(5).Select(r => r["hubunganKeluarga"]).ShouldAllBe(code => code == "T");
        rows.Skip(5).Take(2).Select(r => r["status"]).ShouldAllBe(code => code == "KAWIN");
        rows.Skip(7).Select(r => r["jenisKelamin"]).ShouldBe(["L", "P"]);
        Read("12c-status-layak.xlsx").Notes.ShouldContain(n => n.Code == "column-foreign" && n.Message.Contains("LAYAK"));
    }

    [Fact]
    public void A_list_of_20000_people_is_read_and_one_more_is_refused()
    {
        static string Line(int n) => $"{6372990101200001 + n};{6372990101900001 + n};WARGA;01/01/1990";
        byte[] Of(int people) => Sheets.Csv(["KK;NIK;Nama;Tgl Lahir", .. Enumerable.Range(0, people).Select(Line)]);

        ListReading.Read(Of(20_000), Bnba, SheetLimits.Default, today).Records.Count.ShouldBe(20_000);
        var refused = Should.Throw<SheetRefusedException>(() => ListReading.Read(Of(20_001), Bnba, SheetLimits.Default, today));
        (refused.Code, refused.Row).ShouldBe(("rows-many", 20_002));
        refused.Message.ShouldContain("20.000");
    }

    [Theory]
    [InlineData("xls:MS Excel 97")]
    [InlineData("ods")]
    [InlineData("fods")]
    [InlineData("csv:Text - txt - csv (StarCalc):59,34,76")]
    public void One_plain_list_in_another_format_gives_the_same_rows(string format)
    {
        var plain = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Office", "Lists", "Cases", "13b-keluarga.xlsx"));

        var again = ListReading.Read(Sheets.ThroughLibreOffice(plain, "xlsx", format), Bnba, SheetLimits.Default, today).Records;

        again.Select(Written).ShouldBe(Read("13b-keluarga.xlsx").Records.Select(Written));
    }

    internal static ListTable Read(string file) => ListReading.Read(Bytes(file), Bnba, SheetLimits.Default, today);

    internal static byte[] Bytes(string file) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Office", "Lists", "Cases", file));

    internal static ListLayout Layout(string code)
    {
        var (layout, problems) = ListLayoutJson.Parse(code, Offices.Read("workflows", "_shared", "lists", $"{code}.json"));
        problems.ShouldBeEmpty();
        return layout!;
    }

    private static string Written(ListRecord record) =>
        $"{record.Row}: {string.Join(", ", record.Values.OrderBy(v => v.Key, StringComparer.Ordinal))}";

    private static IEnumerable<string> Faults(ListRecord record)
    {
        foreach (var finding in record.Findings.Where(f => f.Blocks))
            yield return finding.Code;
        if (ParticipantRules.Error(ParticipantFields.Make(record.Values), "63.72", today) is { } wrong)
            yield return wrong.Code;
    }
}
