using Jkn.Workflows.Domain.Identity;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Identity;

public class NikTests
{
    [Theory]
    [InlineData("6502991708909901", 1990, 8, 17, Sex.Male)]
    [InlineData("6372994502789904", 1978, 2, 5, Sex.Female)]
    [InlineData("6402990101859903", 1985, 1, 1, Sex.Male)]
    [InlineData("3214997112009905", 2000, 12, 31, Sex.Female)]
    public void A_valid_shape_passes(string text, int year, int month, int day, Sex sex)
    {
        Nik.Check(text, new LocalDate(year, month, day), sex, "65.02")
            .ShouldNotContain(finding => finding.Severity != FindingSeverity.Info);
        Nik.Parse(text)!.Value.ShouldBe(text);
    }

    [Theory]
    [InlineData("6502993202909901", "nik-day")]
    [InlineData("6502997202909901", "nik-day")]
    [InlineData("6502994002909901", "nik-day")]
    [InlineData("6502991713909901", "nik-month")]
    [InlineData("6502992902019901", "nik-date")]
    [InlineData("6502997102909901", "nik-date")] // a woman's 31 February
    [InlineData("650299170890990", "nik-length")]
    [InlineData("65029917089099011", "nik-length")]
    [InlineData("650299170890990A", "nik-digits")]
    [InlineData(" 502991708909901", "nik-digits")]
    [InlineData("٦502991708909901", "nik-digits")]
    [InlineData("6502991708900000", "nik-serial")]
    [InlineData("", "nik-length")]
    public void A_wrong_shape_has_its_own_error(string text, string code)
    {
        var error = Nik.Check(text, null, null, "65.02").ShouldHaveSingleItem();

        (error.Code, error.Severity).ShouldBe((code, FindingSeverity.Error));
        error.Message.ShouldNotContain(text.Length > 4 ? text : "x");
        Nik.Parse(text).ShouldBeNull();
    }

    [Fact]
    public void A_leap_day_of_one_possible_century_is_enough() => Nik.Parse("6502992902009901").ShouldNotBeNull();

    [Fact]
    public void The_invalid_examples_have_different_messages() =>
        new[] { "6502993202909901", "6502997202909901", "6502991713909901", "6502992902019901", "650299170890990" }
            .Select(text => Nik.Check(text, null, null, "65.02")[0].Message)
            .Distinct()
            .Count()
            .ShouldBe(5);

    [Fact]
    public void Another_region_is_information_only() =>
        Nik.Check("6406991708909901", null, null, "65.02").ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Info);

    [Fact]
    public void An_unknown_district_is_information_only() =>
        Nik.Check("6502991708909901", null, null, "65.02", Offices.Malinau.Districts).ShouldHaveSingleItem().Code.ShouldBe("nik-district");

    [Fact]
    public void An_unknown_province_is_a_warning() =>
        Nik.Check("9902991708909901", null, null, "65.02")
            .ShouldContain(finding => finding.Code == "nik-province" && finding.Severity == FindingSeverity.Warning);

    [Theory]
    [InlineData("6502995708909901", 17, Sex.Male, "nik-sex")]
    [InlineData("6502991708909901", 18, Sex.Male, "nik-birth-date")]
    public void A_mismatch_is_a_warning(string text, int day, Sex sex, string code)
    {
        var finding = Nik.Check(text, new LocalDate(1990, 8, day), sex, "65.02").ShouldHaveSingleItem();

        (finding.Code, finding.Severity).ShouldBe((code, FindingSeverity.Warning));
        finding.Message.ShouldStartWith("NIK tidak sesuai TTL/jenis kelamin — cek KK/Dukcapil");
    }

    [Fact]
    public void Its_text_form_is_masked() => $"{Nik.Parse("6502021708909901")}".ShouldBe("650202********01");

    [Fact]
    public void A_family_card_number_has_its_own_rules()
    {
        NoKk.Check("6502991708190001", "6502991708909901").ShouldBeEmpty();
        NoKk.Check("650299170819000").ShouldHaveSingleItem().Code.ShouldBe("kk-length");
        NoKk.Check("65029917081900O1").ShouldHaveSingleItem().Code.ShouldBe("kk-digits");
        NoKk.Check("6502995708190001")
            .ShouldHaveSingleItem()
            .ShouldBe(
                new Finding("kk-date", FindingSeverity.Warning, "Tanggal perekaman pada nomor KK tidak wajar — cek kembali dengan KK.")
            );
        NoKk.Check("6502991708909901", "6502991708909901").ShouldHaveSingleItem().Code.ShouldBe("kk-equals-nik");
        NoKk.CheckShared(["1", "1", "2"], imported: false).ShouldNotBeNull();
        NoKk.CheckShared(["1", "1", "2"], imported: true).ShouldBeNull();
    }
}
