using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Cases;

public class TimerElapsedTests
{
    private readonly CaseScript script = new CaseScript().Opened();

    [Fact]
    public void A_breach_marks_and_tells_the_role_and_its_superior_and_decides_nothing()
    {
        var before = script.State;
        script.Office.MoveTo(Offices.Wita("2026-11-09T10:00"));

        script.Last().OfType<CaseEvent.NoticeAsked>().Select(n => n.To).ShouldBe(["FO", "KASIE"]);
        script.State.Clocks[script.Item("M01")].Breached.ShouldBeTrue();
        (script.State.Status, script.State.WorkItems.Count).ShouldBe((before.Status, before.WorkItems.Count));
    }

    [Fact]
    public void Early_late_or_doubled_it_changes_nothing()
    {
        var (key, due) = Timers.Of(script.State).MinBy(t => t.DueAt);
        Fire(key, due).ShouldBeEmpty("early");
        script.Office.MoveTo(due);

        Fire(key, due).ShouldBeEmpty("doubled");
        Fire("tidak-ada", due).ShouldBeEmpty("unknown");
        script.Refused(TrialRegion.Fo, new TimerElapsed(key, due)).ShouldBe("system-only");
    }

    [Fact]
    public void A_returned_file_stops_the_clocks_reminds_and_expires()
    {
        script
            .Done("M01", TrialRegion.Fo)
            .Must(
                CaseScript.Id,
                TrialRegion.Fo,
                new Jkn.Workflows.Domain.WorkItems.CompleteWorkItem(script.Item("M02"), "BelumLengkap", "KK belum ada")
            );
        script.State.Clocks.Values.Where(c => c.OnDue is null).ShouldAllBe(c => c.PausedAt != null);

        script.Office.MoveTo(Offices.Wita("2027-01-24T12:00"));
        script.State.IsOpen.ShouldBeTrue();
        script.Last().OfType<CaseEvent.NoticeAsked>().Single().Event.ShouldBe("berkas-belum-dilengkapi");

        script.Office.MoveTo(Offices.Wita("2027-02-08T12:00"));
        script.State.Status.ShouldBe(CaseStatus.Expired);
        Timers.Of(script.State).ShouldBeEmpty();
    }

    private IReadOnlyList<Jkn.Workflows.Engine.IEvent> Fire(string key, DateTimeOffset due) =>
        script.Office.Do(CaseScript.Id, Actor.System, new TimerElapsed(key, due)).Events;
}
