using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Tests.Workflows;
using Office = Jkn.Workflows.Domain.Cases.Office;

namespace Jkn.Workflows.Tests.Domain.Publishing;

/// <summary>Emblem and address are asked for before a procedure that makes letters comes into force, never when somebody waits.</summary>
public sealed class LetterheadRuleTests
{
    private static readonly Office malinau = Shipped.Office(Shipped.Regions.First(r => r.StartsWith("65.02", StringComparison.Ordinal)));

    private static Office Headed => malinau with { Region = malinau.Region with { Letterhead = malinau.Region.Letterhead.OrExample() } };

    [Fact]
    public void What_makes_letters_needs_a_head_and_hears_what_is_missing()
    {
        var makes = malinau.Sops.All.First(v => v.Key == "PROC-MLN");

        LetterheadRule.Refusal(makes, malinau)!.Code.ShouldBe("letterhead-missing");
        LetterheadRule.Refusal(makes, malinau)!.Message.ShouldContain("alamat dan lambang");
        LetterheadRule.Refusal(makes, Headed).ShouldBeNull();
    }

    [Fact]
    public void What_makes_no_letter_needs_none() =>
        LetterheadRule.Refusal(malinau.Sops.All.First(v => v.Key == "PART-MLN-PARAF"), malinau).ShouldBeNull();

    [Fact]
    public void The_office_is_told_each_day_until_it_is_there()
    {
        Told(malinau, 2).ShouldBe(["ADMIN kop/2026-11-02", "KADIS kop/2026-11-02"]);
        Told(malinau, 3).ShouldBe(["ADMIN kop/2026-11-03", "KADIS kop/2026-11-03"]);
        Told(Headed, 2).ShouldBeEmpty();
    }

    [Fact]
    public void A_walks_head_says_that_it_is_an_example()
    {
        var head = malinau.Region.Letterhead.OrExample();

        head.Missing.ShouldBeEmpty();
        head.Address!.Value.ShouldStartWith("CONTOH");
        head.Drawn!.Value.ShouldContain("CONTOH");
        head.Place.ShouldBe(malinau.Region.Letterhead.Place);
    }

    private static IEnumerable<string> Told(Office office, int day) =>
        OfficeWarnings
            .Of(office, new(2026, 11, day, 1, 0, 0, TimeSpan.Zero))
            .Where(w => w.Happening == "kop-belum-lengkap")
            .Select(w => $"{w.To} {w.About}");
}
