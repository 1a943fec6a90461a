using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Regions;

public class RegionJsonTests
{
    private const string Small = """
        {
          "code": "99.01",
          "name": "Kabupaten Contoh",
          "zone": "Asia/Jayapura",
          "agency": "Dinas Contoh",
          "caseNumber": "JKN/{kodeWilayah}/{yyyy}/{000000}"
        }
        """;

    [Fact]
    public void Malinau_reads_as_its_document_says()
    {
        var region = Offices.Malinau;

        region.ServiceHoursSource.ShouldBe("SEED:S3:L183-185");
        region.ServiceHoursAssumed.ShouldBeFalse();
        region.SignOffClock("letter", "KABID", "PARAF").ShouldBe(new Sourced<ClockSpec>(new ServiceMinutes(60), "ASUMSI:A-10"));
        region
            .SignOff.Letter.Select(level => (level.Role, level.Action))
            .ShouldBe([
                ("KASIE", SignOffAction.Paraf),
                ("KABID", SignOffAction.Paraf),
                ("SEKRETARIS", SignOffAction.Off),
                ("KADIS", SignOffAction.TandaTangan),
            ]);
        region.Settings.PiketDarurat.ShouldBe(new Sourced<bool>(false, "ASUMSI:A-13"));
        region.Registers.Select(book => book.Code).ShouldContain("AGENDA_PENDAFTARAN");
        region.Checklists.Select(list => list.Code).ShouldBe(["emergensi", "biasa"]);
        region.Letters[0].Addressee.ShouldBeNull();
    }

    [Fact]
    public void A_region_that_states_no_hours_gets_the_assumed_ones_and_says_so()
    {
        var region = Offices.Parse(Small);

        region.ServiceHoursAssumed.ShouldBeTrue();
        ClockText.Explain(region, Offices.Calendar, "WorkDays 1", "2026-11-19T09:00").Line1.ShouldBe("2026-11-20T16:30:00+09:00");
        ClockText.Explain(region, Offices.Calendar, "WorkDays 1", "2026-11-19T09:00").Line2!.ShouldContain("WIT,");
    }

    [Fact]
    public void A_bare_value_is_the_offices_own() => Offices.Parse(Small).Agency.Source.ShouldBe("DITETAPKAN_PENGGUNA");

    [Theory]
    [InlineData("\"zone\": \"Asia/Jayapura\"", "\"zone\": \"WIT\"", "$.zone", 4, "Zona waktu \"WIT\" tidak dikenal")]
    [InlineData("\"zone\": \"Asia/Jayapura\"", "\"zona\": \"Asia/Jayapura\"", "$.zona", 4, "mungkin maksudnya \"zone\"")]
    [InlineData("\"code\": \"99.01\"", "\"code\": \"9901\"", "$.code", 2, "kode wilayah")]
    [InlineData("\"name\": \"Kabupaten Contoh\"", "\"name\": 7", "$.name", 3, "diharapkan teks, bukan angka")]
    [InlineData("\"name\": \"Kabupaten Contoh\"", "\"name\": \"x\", \"name\": \"y\"", "$.name", 3, "dua kali")]
    [InlineData("\"Dinas Contoh\"", "{ \"value\": \"x\", \"source\": \"kata orang\" }", "$.agency.source", 5, "Sumber")]
    [InlineData("\"Dinas Contoh\"", "{ \"value\": \"x\", \"sumber\": \"SEED:S3:L1\" }", "$.agency.sumber", 5, "tidak dikenal")]
    [InlineData("{000000}", "{nomer}", "$.caseNumber", 6, "Unsur {nomer}")]
    [InlineData(
        "\"Dinas Contoh\",",
        "\"Dinas Contoh\", \"serviceHours\": { \"weekly\": { \"senen\": \"08:00-15:00\" } },",
        "$.serviceHours.weekly.senen",
        5,
        "bukan hari"
    )]
    [InlineData(
        "\"Dinas Contoh\",",
        "\"Dinas Contoh\", \"serviceHours\": { \"weekly\": { \"senin\": \"15:00-08:00\" } },",
        "$.serviceHours.weekly.senin",
        5,
        "rentang jam"
    )]
    [InlineData(
        "\"Dinas Contoh\",",
        "\"Dinas Contoh\", \"serviceHours\": { \"weekly\": { \"sabtu\": \"08:00-12:00\" } },",
        "$.serviceHours",
        5,
        "di luar akhir pekan"
    )]
    [InlineData(
        "\"Dinas Contoh\",",
        "\"Dinas Contoh\", \"settings\": { \"emergencyParaf\": \"WorkDay 20\" },",
        "$.settings.emergencyParaf",
        5,
        "Jenis jam \"WorkDay\""
    )]
    [InlineData(
        "\"Dinas Contoh\",",
        "\"Dinas Contoh\", \"signOff\": { \"letter\": { \"CAMAT\": { \"action\": \"PARAF\" } } },",
        "$.signOff.letter.CAMAT",
        5,
        "Peran \"CAMAT\""
    )]
    [InlineData("\"Dinas Contoh\",", "\"Dinas Contoh\",,", "$", 5, "Bukan JSON yang sah")]
    public void A_mistake_is_told_with_its_place(string from, string to, string path, int line, string reason)
    {
        var (region, problems) = RegionJson.Parse(Small.Replace(from, to, StringComparison.Ordinal));

        region.ShouldBeNull();
        problems.ShouldContain(
            problem => problem.Path == path && problem.Line == line && problem.Reason.Contains(reason),
            string.Join('\n', problems)
        );
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        RegionJson.Parse("""{ "code": "x", "zone": "y" }""").Problems.Count.ShouldBeGreaterThanOrEqualTo(5);

    [Fact]
    public void Four_parafs_are_a_warning_and_the_region_still_works()
    {
        var levels = string.Join(", ", "ABCD".Select(role => $$""" "{{role}}": { "action": "PARAF" } """));
        var roles = string.Join(", ", "ABCD".Select(role => $$"""{ "code": "{{role}}", "label": "x" }"""));

        var (region, problems) = RegionJson.Parse(
            Small.Replace(
                "\"Dinas Contoh\",",
                $$"""
                "Dinas Contoh", "roles": [ {{roles}} ], "signOff": { "letter": { {{levels}} } },
                """,
                StringComparison.Ordinal
            )
        );

        region.ShouldNotBeNull();
        problems.ShouldHaveSingleItem().Severity.ShouldBe(Jkn.Workflows.Domain.Json.ProblemSeverity.Warning);
    }

    [Fact]
    public void A_folder_without_region_json_is_a_problem() =>
        RegionJson.Parse(new Dictionary<string, string>()).Problems.ShouldHaveSingleItem();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"code\":{}}")]
    [InlineData("{\"code\":\"\\ud800\"}")]
    [InlineData("{\"batches\":[1,{}],\"roles\":{},\"promise\":7,\"serviceHours\":[],\"calendar\":{\"weekend\":[3]}}")]
    [InlineData("{\"batches\":[{\"deliver\":\"WorkDays 1\",\"window\":\"WorkDays 1\"}],\"activation\":[{\"from\":\"x\"},{}]}")]
    public void Bad_input_never_throws(string text)
    {
        var (region, problems) = RegionJson.Parse(text);

        region.ShouldBeNull();
        problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_change_of_activation_holds_from_its_date()
    {
        Offices.Fifteenth.ActivationOn(new LocalDate(2026, 7, 31)).ShouldBe(ActivationMode.Immediate);
        Offices.Fifteenth.ActivationOn(new LocalDate(2026, 8, 1)).ShouldBe(ActivationMode.NextMonthFirst);
        ActivationRule.ActiveFrom(ActivationMode.NextMonthFirst, new LocalDate(2026, 12, 31)).ShouldBe(new LocalDate(2027, 1, 1));
    }

    [Theory]
    [InlineData("JKN/{kodeWilayah}/{yyyy}/{000000}", "JKN/65.02/2026/000042")]
    [InlineData("[{klasifikasi}/]{nomorUrut}[-{sub}][/{kodeUnit}]/{bulanRomawi}/{tahun}", "42/XI/2026")]
    [InlineData("F34-{kode}-{yyyyMM}[-S{sub}]", "F34-65.02-202611")]
    public void A_number_pattern_is_filled_in(string pattern, string number) =>
        NumberPattern.Parse(pattern).Pattern!.Format(new("65.02", new LocalDateTime(2026, 11, 20, 9, 0), 42)).ShouldBe(number);

    [Theory]
    [InlineData("{x}")]
    [InlineData("[{sub}")]
    [InlineData("{tahun")]
    [InlineData("a]")]
    public void A_wrong_number_pattern_gives_the_reason(string pattern) => NumberPattern.Parse(pattern).Problem.ShouldNotBeNull();
}
