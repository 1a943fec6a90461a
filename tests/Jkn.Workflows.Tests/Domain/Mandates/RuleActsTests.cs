using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Tests.Workflows;
using static Jkn.Workflows.Tests.Domain.Mandates.OfficeScript;

namespace Jkn.Workflows.Tests.Domain.Mandates;

/// <summary>What an office settles itself, laid over its region from a date on.</summary>
public class RuleActsTests
{
    private const string Monday = "2026-11-09";

    [Fact]
    public void Recap_hours_count_for_lists_from_their_day_on()
    {
        var office = Of("32.14");
        var kind = office.Settings!.Batches.Single().Kind;
        office.Does(Kadis, new SetRecapHours(kind, "09:00, 15:30", Monday, "rapat dinas"));
        var region = On(office, "2026-11-04");
        var calendar = new BatchCalendar(region, region.Batches[0], Offices.Calendar);

        string Leaves(string ready) => calendar.Queue(Offices.Wib(ready)).Period;

        Leaves("2026-11-08T10:00").ShouldBe("2026-11-08-1100", "Sunday keeps the old hours");
        Leaves("2026-11-08T14:01").ShouldBe("2026-11-09-0900", "what comes after Sunday's last goes by Monday's first");
        Leaves("2026-11-09T09:01").ShouldBe("2026-11-09-1530");
        region.Batches[0].Deliver.Value.ToString().ShouldBe("TimeOfDayCutoff 11:00,14:00 Every", "what the file says stays");
    }

    [Theory]
    [InlineData("BULANAN", "09:00", "batch-without-hours")]
    [InlineData(null, "jam sembilan", "hours-invalid")]
    [InlineData(null, "25:00", "hours-invalid")]
    [InlineData(null, "", "hours-invalid")]
    public void Hours_that_are_none_are_refused(string? kind, string hours, string code)
    {
        var office = Of("32.14");

        office.Asks(Kadis, new SetRecapHours(kind ?? office.Settings!.Batches.Single().Kind, hours, Monday, "rapat"))!.Code.ShouldBe(code);
    }

    [Fact]
    public void A_rule_begins_today_or_later_and_says_why()
    {
        var office = Of("65.02");

        office.Asks(Kadis, new SetPiketHours("semua", "2026-11-03", "rapat"))!.Code.ShouldBe("effective-date-past");
        office.Asks(Kadis, new SetPiketHours("semua", "2026-11-04", " "))!.Code.ShouldBe("reason-missing");
        office.Asks(Kadis, new SetPiketHours("semua", "2026-11-04", "rapat")).ShouldBeNull();
    }

    [Fact]
    public void A_clock_of_a_level_is_settled_from_its_day()
    {
        var office = Of("65.02").Does(Kadis, new SetClock("letter/KABID", "ServiceMinutes 30", Monday, "rapat"));

        On(office, "2026-11-08").SignOffClock("letter", "KABID", "PARAF").Value.ShouldBe(new ServiceMinutes(60));
        var settled = On(office, Monday).SignOffClock("letter", "KABID", "PARAF");
        (settled.Value, settled.Source).ShouldBe((new ServiceMinutes(30), Source.Office));
    }

    [Theory]
    [InlineData("letter/LURAH", "ServiceMinutes 30", "clock-unknown")]
    [InlineData("langkah/PROC-MLN/X99", "ServiceMinutes 30", "clock-unknown")]
    [InlineData("darurat/PERIKSA", "ServiceMinutes 30", "clock-unknown")]
    [InlineData("letter/KABID", "ServiceMinutes nol", "clock-invalid")]
    [InlineData("letter/KABID", "DayOfMonthCutoff 20 close Previous", "clock-invalid")]
    public void Clocks_that_nobody_has_are_refused(string key, string clock, string code) =>
        Of("65.02").Asks(Kadis, new SetClock(key, clock, Monday, "rapat"))!.Code.ShouldBe(code);

    [Fact]
    public void A_letterhead_is_settled_part_by_part()
    {
        const string drawing = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>""";
        var office = Of("65.02")
            .Does(Kadis, new SetLetterhead(null, "Jalan Contoh 1\nTelp. 0553-000", null, "2026-11-04", "rapat"))
            .Does(Kadis, new SetLetterhead(null, null, drawing, Monday, "lambang diterima"));

        On(office, "2026-11-05").Letterhead.Address!.Value.ShouldBe("Jalan Contoh 1\nTelp. 0553-000");
        On(office, "2026-11-05").Letterhead.Drawn.ShouldBeNull();
        var head = On(office, Monday).Letterhead;
        (head.Address!.Value, head.Drawn!.Value, head.Place!.Value).ShouldBe(("Jalan Contoh 1\nTelp. 0553-000", drawing, "Malinau"));
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("<svg><script>1</script></svg>")]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg"><image href="http://contoh.invalid/x.png"/></svg>""")]
    [InlineData("""<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>""")]
    [InlineData("bukan gambar")]
    public void What_is_no_plain_drawing_is_no_emblem(string emblem) =>
        Of("65.02").Asks(Kadis, new SetLetterhead(null, null, emblem, Monday, "rapat"))!.Code.ShouldBe("emblem-invalid");

    [Fact]
    public void To_whom_the_card_letter_goes_is_settled()
    {
        var office = Of("65.02").Does(Kadis, new SetLetterUse("SURAT_KARTU_SEMENTARA", "Kepala BPJS Kesehatan", "BPJS", Monday, "X-11"));

        On(office, "2026-11-08").Letters[0].Addressee.ShouldBeNull();
        var letter = On(office, Monday).Letters[0];
        (letter.Addressee!.Value, letter.Purpose!.Value).ShouldBe(("Kepala BPJS Kesehatan", "BPJS"));
        letter.Addressee.Source.ShouldBe(Source.Office);
        office.Asks(Kadis, new SetLetterUse("SURAT_LAIN", "A", null, Monday, "x"))!.Code.ShouldBe("letter-type-unknown");
    }

    private static OfficeScript Of(string region)
    {
        var office = Staffed();
        var shipped = Shipped.Office(Shipped.Regions.Single(r => r.StartsWith(region, StringComparison.Ordinal)));
        (office.Settings, office.Shelf) = (shipped.Region, shipped.Sops);
        return office;
    }

    private static Region On(OfficeScript office, string date) => RulesInForce.Over(office.Settings!, office.State, date);
}
