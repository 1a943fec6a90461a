using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Tests.Domain.Invariants;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.SignOffs;

/// <summary>A level has three values and a scope; who signs is the version's chain filtered by the switch that applies to it.</summary>
public class LevelTests
{
    private static readonly Office Malinau = Shipped.Office("65.02-malinau");
    private static readonly Actor head = new("k", "Kadis", "65.02", ["KADIS"]);
    private static readonly LevelSwitch off = new("letter", "KABID", LevelSetting.Off, "2026-11-10", "kosong", "k");

    private static SopVersion First => Malinau.Sops.ByNumber("PROC-MLN", 1)!;

    [Fact]
    public void Only_the_head_switches_and_not_the_signature()
    {
        LevelRules.Refusal(head, off, Malinau.Sops).ShouldBeNull();
        LevelRules.Refusal(new Actor("a", "Admin", "65.02", ["ADMIN"]), off, Malinau.Sops)!.Code.ShouldBe("level-not-yours");
        LevelRules.Refusal(head, off with { Role = "KADIS" }, Malinau.Sops)!.Code.ShouldBe("signature-level-fixed");
        LevelRules.Refusal(head, off with { Reason = " " }, Malinau.Sops)!.Code.ShouldBe("reason-missing");
        LevelRules.Refusal(head, off with { From = "besok" }, Malinau.Sops)!.Code.ShouldBe("date-invalid");
    }

    [Theory]
    [InlineData("letter", "SEKRETARIS", null, null, null)]
    [InlineData("letter", "SEKRETARIS", "PROC-MLN", 1, null)]
    [InlineData("case", "SEKRETARIS", null, null, "level-not-in-chain role")]
    [InlineData("letter", "SEKRETARIS", "PROC-MLN", 2, "sop-version-unknown fromVersion")]
    [InlineData("letter", "SEKRETARIS", "PROC-LAIN", null, "sop-unknown sop")]
    [InlineData("letter", "SEKRETARIS", null, 1, "sop-missing sop")]
    public void On_needs_a_version_whose_chain_has_the_level(string chain, string role, string? sop, int? version, string? refused)
    {
        var asked = new LevelSwitch(chain, role, LevelSetting.On, "2026-11-10", "dipakai", "k") { Sop = sop, FromVersion = version };

        (LevelRules.Refusal(head, asked, Malinau.Sops) is { } no ? $"{no.Code} {no.Field}" : null).ShouldBe(refused);
    }

    [Fact]
    public void A_switch_holds_from_its_day_for_its_version_and_later_ones()
    {
        var office = Malinau with
        {
            Switches = [off with { Sop = "PROC-MLN", FromVersion = 2 }, off with { Role = "KASIE", From = "2026-11-12" }],
        };
        bool On(string role, string date, int version, string sop = "PROC-MLN") =>
            office.LevelOf(role, Chains.Letter, new(date, sop, version)).IsOn;

        (On("KABID", "2026-11-10", 1), On("KABID", "2026-11-10", 2), On("KABID", "2026-11-09", 2)).ShouldBe((true, false, true));
        On("KABID", "2026-11-10", 2, "LAIN").ShouldBeTrue("it names another procedure");
        (On("KASIE", "2026-11-11", 1), On("KASIE", "2026-11-12", 1)).ShouldBe((true, false));
        office.LevelOf("SEKRETARIS", Chains.Letter, new("2026-11-12")).ShouldBe(new(false, "ASUMSI:A-06", Secretary.Note));
    }

    private static Jkn.Workflows.Domain.Regions.SignOffLevel Secretary => Malinau.Region.SignOff.Letter.Single(l => l.Role == "SEKRETARIS");

    [Fact]
    public void Off_reaches_a_running_letter_and_on_never_gives_it_a_level()
    {
        var at = Offices.Wita("2026-11-10T09:00");
        var on = new LevelSwitch("letter", "SEKRETARIS", LevelSetting.On, "2026-11-10", "dipakai", "k") { At = at };
        var office = Malinau with { Switches = [off with { At = at }, on] };
        LevelState Level(string role, DateTimeOffset? begun) =>
            office.LevelOf(role, Chains.Letter, new("2026-11-10", "PROC-MLN", 1, begun));

        Level("KABID", Offices.Wita("2026-11-01T09:00")).ShouldBe(new(false, "DITETAPKAN_PENGGUNA 2026-11-10", "kosong"));
        Level("SEKRETARIS", Offices.Wita("2026-11-09T09:00")).IsOn.ShouldBeFalse();
        Level("SEKRETARIS", Offices.Wita("2026-11-10T08:59")).IsOn.ShouldBeFalse("it ran when the switch was decided");
        Level("SEKRETARIS", Offices.Wita("2026-11-10T09:00")).IsOn.ShouldBeTrue();
        Level("SEKRETARIS", null).IsOn.ShouldBeTrue();
    }

    [Fact]
    public void Back_to_the_file_is_a_level_given_anew()
    {
        var office = Malinau with
        {
            Switches = [off, off with { Setting = LevelSetting.AsFile, From = "2026-11-20", Reason = "Plh ditunjuk" }],
        };
        bool On(string date, string? begun) =>
            office.LevelOf("KABID", Chains.Letter, new(date, "PROC-MLN", 1, begun is null ? null : Offices.Wita(begun))).IsOn;

        (On("2026-11-19", null), On("2026-11-20", null)).ShouldBe((false, true));
        On("2026-11-20", "2026-11-15T09:00").ShouldBeFalse("that letter ran without the level");
    }

    [Fact]
    public void Chain_print_and_validation_say_the_same()
    {
        string Signers(Office office) =>
            string.Join(
                ' ',
                SignChain
                    .Of(First, office, "2026-11-16")
                    .Where(s => s is { Letter: "kartu-sementara", Level.IsOn: true })
                    .Select(s => s.Step.Role)
            );
        var bare = Malinau with { Switches = [off] };

        Signers(Malinau).ShouldBe("KASIE KABID KADIS");
        Signers(bare).ShouldBe("KASIE KADIS");
        SopPrinter.Model(First, Malinau).Rows.Count(r => r.Key.EndsWith("/E07", StringComparison.Ordinal)).ShouldBe(1);
        SopPrinter.Model(First, bare).Rows.ShouldNotContain(r => r.Key.EndsWith("/E07", StringComparison.Ordinal));
        SopAdvice
            .Check(First, bare, Roles.All.ToHashSet(), "2026-11-16")
            .Where(p => p.Code == "level-off")
            .Select(p => (p.NodeId, p.IsWarning, p.Message.Contains("KABID") || p.Message.Contains("SEKRETARIS")))
            .ShouldBe([("E06", true, true), ("E06", true, true)]);
        WaysOut.For("level-off").ShouldContain("Nyalakan");
    }

    [Fact]
    public void What_waits_at_a_level_that_is_switched_off_goes_on_by_itself()
    {
        var script = new CaseScript().Drafted().Act("E06", TrialRegion.Kasie);
        var waiting = script.Item("E07");
        script.Refused(TrialRegion.Kasie, new SkipSwitchedOff(waiting)).ShouldBe("system-only");
        script.Office.Do(CaseScript.Id, Actor.System, new SkipSwitchedOff(waiting)).Events.ShouldBeEmpty("the level is on");
        script.Office.Office = script.Office.Office with { Switches = [off with { From = "2026-11-09" }] };

        var skip = SkipSwitchedOff.For(script.State, script.Office.Office, script.Office.Now).ShouldHaveSingleItem();
        script.Must(CaseScript.Id, Actor.System, skip);

        script.Last().OfType<CaseEvent.SignOffSkipped>().Select(s => s.Role).ShouldBe(["KABID", "SEKRETARIS"]);
        script.Item("E09").ShouldNotBeNull();
        script.Office.Do(CaseScript.Id, Actor.System, skip).Events.ShouldBeEmpty("heard again");
    }

    [Theory]
    [InlineData("""{"Chain":"letter","Role":"KABID","Action":0,"From":"2026-11-10","Reason":"kosong","By":"k"}""", LevelSetting.Off)]
    [InlineData("""{"Chain":"letter","Role":"KABID","Action":null,"From":"2026-11-10","Reason":"kosong","By":"k"}""", LevelSetting.AsFile)]
    [InlineData("""{"Chain":"letter","Role":"KABID","Action":"ON","From":"2026-11-10","Reason":"kosong","By":"k"}""", LevelSetting.On)]
    public void Switches_stored_before_there_were_three_values_still_read(string json, LevelSetting setting)
    {
        var read = JsonSerializer.Deserialize<LevelSwitch>(json)!;

        read.ShouldBe(off with { Setting = setting });
        JsonSerializer.Deserialize<LevelSwitch>(JsonSerializer.Serialize(read)).ShouldBe(read);
    }
}
