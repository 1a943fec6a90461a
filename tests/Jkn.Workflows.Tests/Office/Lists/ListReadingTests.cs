using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Lists;

public class ListReadingTests
{
    private static readonly ListLayout bnba = Layout("bnba");

    [Fact]
    public void Form_34_has_its_columns_in_order_and_may_be_read_as_a_list()
    {
        var form = Layout("form-34");

        form.Columns.Length.ShouldBe(34);
        form.Columns.Select(c => c.Field)
            .Take(9)
            .ShouldBe(["nomor", "noKk", "nik", "nama", "hubunganKeluarga", "tempatLahir", "tanggalLahir", "jenisKelamin", "status"]);
        form.FileNameFor("63.72", "2026-11", "x").ShouldBe("F34_63.72_202611");
        var sheet = Sheets.Of(
            [.. form.Columns.Select(c => c.Labels[0])],
            ["1", "6372990101200001", "6372994502789904", "ANI CONTOH", "1", "Contoh", "05/02/1978", "2", "2"]
        );
        Read(sheet)
            .ShouldHaveSingleItem()
            .Values.ShouldBe(
                new Dictionary<string, string>
                {
                    ["noKk"] = "6372990101200001",
                    ["nik"] = "6372994502789904",
                    ["nama"] = "ANI CONTOH",
                    ["hubunganKeluarga"] = "P",
                    ["tempatLahir"] = "Contoh",
                    ["tanggalLahir"] = "1978-02-05",
                    ["jenisKelamin"] = "P",
                    ["status"] = "KAWIN",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public void Headings_are_found_below_a_title_in_any_order_and_column_numbers_are_no_row()
    {
        var rows = Read(
            Sheets.Csv(
                "DAFTAR CALON PESERTA",
                "Kelurahan Contoh",
                "No,tgl. lahir,NAMA LENGKAP,N I K,No. KK,Catatan",
                "1,2,3,4,5,6",
                "1,5-2-1978,ani contoh,6372994502789904,6372990101200001,x"
            )
        );

        var row = rows.ShouldHaveSingleItem();
        row.Row.ShouldBe(5);
        (row["nama"], row["tanggalLahir"], row["nik"]).ShouldBe(("ANI CONTOH", "1978-02-05", "6372994502789904"));
    }

    [Theory]
    [InlineData("6.372994502789E+15", "number-damaged")]
    [InlineData("6,37299E+15", "number-damaged")]
    [InlineData("637299450278990", null)] // the rule of NIK says how many digits there are
    [InlineData("'6372994502789904", null)]
    [InlineData("6372 9945 0278 9904", null)]
    public void What_a_spreadsheet_does_to_numbers_is_told_by_name(string nik, string? code) =>
        Read(Sheets.Csv("NIK;Nama;No KK;Tgl Lahir", $"\"{nik}\";Ani;6372990101200001;05/02/1978"))
            .Single()
            .Findings.Select(f => f.Code)
            .ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("<v>6372994502789900</v>", "number-rounded", true)]
    [InlineData("<v>637299450278990</v>", "number-zeros", true)]
    [InlineData("<v>6372994502789904</v>", "number-cell", false)]
    [InlineData("<v>6.3729945027899E+15</v>", "number-damaged", true)]
    [InlineData("<f>A1</f><v>6372994502789904</v>", "number-cell", false)]
    public void Numbers_in_number_cells_are_not_believed(string cell, string code, bool blocks)
    {
        var file = Sheets.Raw(
            $"""
            <row r="1"><c r="A1" t="inlineStr"><is><t>NIK</t></is></c><c r="B1" t="inlineStr"><is><t>Nama</t></is></c>
              <c r="C1" t="inlineStr"><is><t>No KK</t></is></c><c r="D1" t="inlineStr"><is><t>Tanggal Lahir</t></is></c></row>
            <row r="2"><c r="A2">{cell}</c><c r="B2" t="inlineStr"><is><t>Ani</t></is></c>
              <c r="C2" t="inlineStr"><is><t>6372990101200001</t></is></c><c r="D2"><v>28526</v></c></row>
            """
        );

        var row = Read(file).Single();

        row.Findings.Select(f => (f.Code, f.Blocks)).ShouldBe([(code, blocks)]);
        row["tanggalLahir"].ShouldBe("1978-02-05");
        row.Findings[0].Message.ShouldNotContain("63729945");
    }

    [Theory]
    [InlineData("layout-wrong", "Nama,Alamat\nAni,Jalan 1")]
    [InlineData("rows-none", "NIK,Nama,No KK,Tgl Lahir\n")]
    public void A_file_of_another_kind_is_refused_by_name(string code, string text)
    {
        var refused = Should.Throw<SheetRefusedException>(() => Read(System.Text.Encoding.UTF8.GetBytes(text)));

        refused.Code.ShouldBe(code);
        if (code == "layout-wrong")
            refused.Message.ShouldContain("NIK");
    }

    [Fact]
    public void Codes_and_dates_that_mean_nothing_are_named_and_other_cells_still_read()
    {
        var row = Read(Sheets.Csv("NIK,Nama,No KK,Tgl Lahir,JK", "6372994502789904,Ani,6372990101200001,31/02/1978,X")).Single();

        row.Findings.Select(f => (f.Code, f.Field))
            .ShouldBe([("date-invalid", "tanggalLahir"), ("code-unknown", "jenisKelamin")], ignoreOrder: true);
        row["nama"].ShouldBe("ANI");
    }

    [Fact]
    public void Answers_are_read_with_mapped_reasons_and_doubt_is_never_guessed()
    {
        var reasons = Jkn
            .Workflows.Domain.Regions.FailureReasons.Parse("a", Offices.Read("workflows", "_shared", "tables", "alasan-gagal.json"))
            .Reasons;

        var file = ResultReading.Read(
            Sheets.Csv(
                "NIK;Status;Keterangan;TMT;No Kartu",
                "6372994502789904;Aktif;;01/12/2026;",
                "6372991708909905;GAGAL;NIK tidak padan dengan Dukcapil;;",
                "6372991708909906;gagal;entah;;",
                "6372991708909907;Aktif;;;0001234567890",
                "6372991708909908;Aktif;;;1234567890",
                "6372991708909909;Aktif;;;",
                "6372991708909909;Gagal;meninggal;;"
            ),
            Layout("hasil-bpjs"),
            reasons,
            null
        );

        file.Rows[0].Result.ShouldBe(new("6372994502789904", "AKTIF", null, "2026-12-01"));
        file.Rows[1].Result!.ReasonCode.ShouldBe("NIK_TIDAK_PADAN");
        file.Rows.Skip(2)
            .Select(r => r.Findings.Single(f => f.Blocks).Code)
            .ShouldBe(["reason-unmapped", "card-unlisted", "number-zeros", "result-twice", "result-twice"]);
        file.Unmapped.ShouldBe(["entah"]);
        file.IsClean.ShouldBeFalse();
    }

    private static IReadOnlyList<ListRecord> Read(byte[] content) =>
        ListReading.Read(content, bnba, SheetLimits.Default, new(2026, 12, 5)).Records;

    private static ListLayout Layout(string code)
    {
        var (layout, problems) = ListLayoutJson.Parse(code, Offices.Read("workflows", "_shared", "lists", $"{code}.json"));
        problems.ShouldBeEmpty();
        return layout!;
    }
}
