using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.SignOffs;

/// <summary>Every sign-off has a clock; half-way its official is reminded, at its end his superior hears of it.</summary>
public class SignOffClockTests
{
    private readonly CaseScript script = new();

    [Fact]
    public void A_sign_off_without_a_time_of_its_own_has_the_usual_one()
    {
        script.Checked();

        var given = script.Office.JournalOf(CaseScript.Id).SelectMany(e => e.Events).OfType<CaseEvent.ClockStarted>();

        given.Single(c => c.Key.StartsWith("M03", StringComparison.Ordinal)).Spec.ShouldBe("ServiceMinutes 60");
    }

    [Fact]
    public void What_the_office_settled_for_a_level_goes_before_the_procedure()
    {
        Settle(SignOffClocks.KeyOf("case", "FO"), new ServiceMinutes(15));

        script.Opened().Done("M01", TrialRegion.Fo);
        script.Must(CaseScript.Id, TrialRegion.Fo, new Jkn.Workflows.Domain.Documents.RecordDocument("KK", "ADA_LENGKAP"));
        script.Done("M02", TrialRegion.Fo, "Lengkap");

        script.State.Clocks[script.Item("M03")].Spec.ShouldBe("ServiceMinutes 15");
    }

    [Fact]
    public void The_letter_of_an_emergency_goes_by_its_act()
    {
        Settle(SignOffClocks.KeyOf(SignOffClocks.Emergency, "PARAF"), new ServiceMinutes(20));
        Settle(SignOffClocks.KeyOf("letter", "KASIE"), new ServiceMinutes(300));

        script.Drafted();

        script.State.Clocks[script.Item("E06")].Spec.ShouldBe("ServiceMinutes 20");
    }

    [Fact]
    public void Half_way_the_official_is_reminded_and_at_the_end_also_his_superior()
    {
        script.Drafted();
        var clock = script.State.Clocks[script.Item("E06")];
        clock.RemindAt.ShouldBe(script.Office.Now + TimeSpan.FromMinutes(30));

        script.Office.MoveTo(clock.RemindAt!.Value);
        Told().ShouldBe([("tugas-separuh-waktu", "KASIE")]);
        script.Office.MoveTo(clock.DueAt);

        Told().ShouldBe([("tugas-terlambat", "KASIE"), ("tugas-terlambat", "KABID")]);
        script.State.Clocks[clock.Key].ShouldSatisfyAllConditions(c => c.Breached.ShouldBeTrue(), c => c.RemindAt.ShouldBeNull());
    }

    [Fact]
    public void A_reminder_that_comes_after_the_end_tells_nobody()
    {
        script.Drafted();
        var clock = script.State.Clocks[script.Item("E06")];
        var late = clock.DueAt.AddMinutes(5);

        var reminded = new TimerElapsed(clock.Key, clock.RingsAt).Decide(
            new Deciding(script.State, script.Office.Office, Actor.System, late, new Known(), nameof(TimerElapsed))
        );

        reminded.Events.ShouldHaveSingleItem().ShouldBeOfType<CaseEvent.ClockReminded>();
        reminded.After!.Clocks[clock.Key].RingsAt.ShouldBe(clock.DueAt, "then the end is told");
    }

    [Fact]
    public void A_reminder_that_was_told_or_moved_is_harmless()
    {
        script.Drafted();
        var clock = script.State.Clocks[script.Item("E06")];
        script.Office.MoveTo(clock.RemindAt!.Value);

        script
            .Office.Do(CaseScript.Id, Actor.System, new TimerElapsed(clock.Key, clock.RemindAt.Value))
            .Events.ShouldBeEmpty("doubled timers give nothing");
    }

    [Fact]
    public void What_reaches_another_role_in_an_emergency_is_told_and_ones_own_next_step_is_not()
    {
        script.Drafted();

        // the front office hands over once; the back office then does four steps of its own
        script.Office.Sent.Select(TellingOf).ShouldBe([("tugas-darurat", "BO"), ("tugas-darurat", "KASIE")]);
    }

    [Fact]
    public void At_the_end_of_the_heads_clock_those_next_below_him_are_told()
    {
        Roles.ToldAfter(Roles.AgencyHead).ShouldBe([Roles.Secretary, Roles.DivisionHead]);
        Roles.ToldAfter(Roles.SectionHead).ShouldBe([Roles.DivisionHead]);
        Roles.ToldAfter(Roles.Admin).ShouldBeEmpty();
    }

    private IEnumerable<(string, string)> Told() => script.Last().OfType<CaseEvent.NoticeAsked>().Select(n => (n.Event, n.To));

    private static (string, string) TellingOf(Effect effect)
    {
        using var told = System.Text.Json.JsonDocument.Parse(effect.Payload);
        return (told.RootElement.GetProperty("happening").GetString()!, told.RootElement.GetProperty("to").GetString()!);
    }

    private void Settle(string key, ClockSpec clock)
    {
        var region = script.Office.Office.Region;
        script.Office.Office = script.Office.Office with
        {
            Region = region with { SettledClocks = region.SettledClocks.SetItem(key, new(clock, Source.Office)) },
        };
    }
}
