using System.Text.Json;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Tests.Workflows;
using static Jkn.Workflows.Tests.Domain.Mandates.OfficeScript;

namespace Jkn.Workflows.Tests.Domain.Mandates;

/// <summary>An open question of a region's documents is answered by its head; the assumption is none any more.</summary>
public class SettleQuestionTests
{
    private static readonly SettleQuestion Times = new("A-10", "60 dan 120 menit", "SK 12/2026", "2026-11-02", "2026-11-09", "rapat dinas");

    [Fact]
    public void From_its_day_on_the_question_is_settled_and_says_by_which_decree()
    {
        var office = Asked().Does(Kadis, Times);

        RegionOn(office, "2026-11-08").SettlementOf("A-10").ShouldBeNull();
        RegionOn(office, "2026-11-08").IsOpen("ASUMSI:A-10").ShouldBeTrue();
        var settled = RegionOn(office, "2026-11-09").SettlementOf("ASUMSI:A-10").ShouldNotBeNull();
        (settled.Answer, settled.Decree, settled.DecreeDate).ShouldBe(("60 dan 120 menit", "SK 12/2026", "2026-11-02"));
        RegionOn(office, "2026-11-09").IsOpen("ASUMSI:A-10").ShouldBeFalse();
    }

    [Fact]
    public void A_later_answer_counts_from_its_day()
    {
        var office = Asked().Does(Kadis, Times).Does(Kadis, Times with { Answer = "30 menit", From = "2026-12-01", Decree = "SK 20/2026" });

        RegionOn(office, "2026-11-30").SettlementOf("A-10")!.Answer.ShouldBe("60 dan 120 menit");
        RegionOn(office, "2026-12-01").SettlementOf("A-10")!.Answer.ShouldBe("30 menit");
    }

    [Fact]
    public void A_source_of_two_questions_is_settled_when_both_are()
    {
        var office = Asked("64.02").Does(Kadis, Times with { Question = "A-01", Decree = "SK 1", From = "2026-11-04" });
        RegionOn(office, "2026-11-05").SettlementOf("ASUMSI:A-01/02").ShouldBeNull();

        office.Does(Kadis, Times with { Question = "A-02", Decree = "SK 2", From = "2026-11-05" });

        RegionOn(office, "2026-11-05").SettlementOf("ASUMSI:A-01/02")!.Decree.ShouldBe("SK 2");
    }

    [Fact]
    public void A_line_of_a_document_was_never_open()
    {
        RegionOn(Asked(), "2026-11-05").IsOpen("SEED:S3:L163").ShouldBeFalse();
        RegionOn(Asked(), "2026-11-05").SettlementOf("SEED:S3:L163").ShouldBeNull();
    }

    [Fact]
    public void The_head_decides_and_an_administrator_proposes()
    {
        var office = Asked();
        office.Asks(Admin, Times)!.Code.ShouldBe("setting-not-yours");
        office.Asks(Sekretaris, Times)!.Code.ShouldBe("setting-not-yours");
        office.Does(Admin, new ProposeAct(Times, "sudah diputus rapat"));
        var proposal = office.State.Proposals.Values.Single();

        office.Asks(Sekretaris, new ConfirmAct(proposal.Id))!.Code.ShouldBe("setting-not-yours");
        office.Does(Kadis, new ConfirmAct(proposal.Id));

        office
            .Last[0]
            .ShouldBeOfType<PowerEvent.ActConfirmed>()
            .ShouldSatisfyAllConditions(e => e.Proposer.ShouldBe("admin"), e => e.Confirmer.ShouldBe("kadis"));
        RegionOn(office, "2026-11-09").SettlementOf("A-10").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("question", "A-99", "question-unknown")]
    [InlineData("answer", " ", "answer-missing")]
    [InlineData("decree", "", "decree-missing")]
    [InlineData("decreeDate", "2026-11-05", "date-invalid")]
    [InlineData("decreeDate", "kemarin", "date-invalid")]
    [InlineData("from", "2026-02-30", "date-invalid")]
    [InlineData("reason", "", "reason-missing")]
    public void What_is_missing_or_impossible_is_refused_by_its_field(string field, string value, string code)
    {
        var asked = field switch
        {
            "question" => Times with { Question = value },
            "answer" => Times with { Answer = value },
            "decree" => Times with { Decree = value },
            "decreeDate" => Times with { DecreeDate = value },
            "from" => Times with { From = value },
            _ => Times with { Reason = value },
        };

        var no = Asked().Asks(Kadis, asked).ShouldNotBeNull();

        (no.Code, no.Field).ShouldBe((code, field));
    }

    [Fact]
    public void Every_assumption_that_a_region_names_has_its_sentence()
    {
        foreach (var folder in Shipped.Regions)
        {
            var known = Shipped.Office(folder).Region.Questions.Select(q => q.Id).ToHashSet();
            var named = Directory
                .GetFiles(Path.Combine(Offices.Root, "workflows", folder), "*.json", SearchOption.AllDirectories)
                .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(f), @"ASUMSI:([AX]-\d\d)"))
                .Select(m => m.Groups[1].Value)
                .Distinct();
            named.Except(known).ShouldBeEmpty(folder);
        }
    }

    private static OfficeScript Asked(string region = "65.02")
    {
        var office = Staffed();
        office.Settings = Shipped.Office(Shipped.Regions.Single(r => r.StartsWith(region, StringComparison.Ordinal))).Region;
        return office;
    }

    private static Region RegionOn(OfficeScript office, string date) =>
        office.Settings! with
        {
            Settlements = Settlements.InForce(
                office.State.SettingsOf(SettingNames.Settlement).Select(s => JsonSerializer.Deserialize<Settlement>(s.Json)!),
                date
            ),
        };
}
