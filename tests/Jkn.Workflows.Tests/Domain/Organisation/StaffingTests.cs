using Jkn.Workflows.Application.Workers;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain;

/// <summary>Levels that are on need somebody; a missing calendar is told in time (AC-34).</summary>
public class StaffingTests
{
    private static readonly Office Malinau = Shipped.Office("65.02-malinau");

    [Fact]
    public void Every_level_that_is_on_and_has_nobody_is_named() =>
        Staffing
            .Unmanned(Malinau, "2026-11-16")
            .ShouldBe([
                ("letter", "KASIE"),
                ("letter", "KABID"),
                ("letter", "KADIS"),
                ("batch", "KASIE"),
                ("batch", "KABID"),
                ("batch", "KADIS"),
            ]);

    [Fact]
    public void A_holder_or_a_substitute_mans_it_and_a_switch_takes_it_out()
    {
        var office = Malinau with
        {
            Organisation = new(
                [Held("KASIE"), Held("KADIS") with { To = "2026-11-10" }],
                [new("d1", "KADIS", "x", "y", "PLH", "SP-1", "2026-11-16", "2026-11-18")]
            ),
            Switches = [new("batch", "KABID", LevelSetting.Off, "2026-11-15", "kosong", "kadis")],
        };

        Staffing.Unmanned(office, "2026-11-16").ShouldBe([("letter", "KABID")]);
        Staffing.Unmanned(office, "2026-11-14").ShouldContain(("letter", "KADIS"));
    }

    [Fact]
    public void The_office_hears_of_it_within_seven_days_of_the_cut_off_only()
    {
        DailyRound
            .About(Malinau, new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero))
            .Select(n => n.Event)
            .Distinct()
            .ShouldBe(["kalender-belum-ada", "kop-belum-lengkap"], "the head of letters is asked for each day until it is there");

        DailyRound
            .About(Malinau, new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero))
            .Count(n => n.Event == "tingkat-tanpa-pejabat")
            .ShouldBe(12, "six levels, told to the administrator and the head of section");
    }

    private static Official Held(string role) => new($"orang-{role}", role, role, null, null, role, "2026-01-01", null);
}
