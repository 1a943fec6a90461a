using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Tests.Domain.Invariants;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Batches;

/// <summary>When the back office hears who is not ready for a lock (rulings.md 3.5).</summary>
public class LockWarningTests
{
    [Theory]
    [InlineData("2026-11-19T15:00", "2026-11-17T08:00")] // Thursday: two days of service before
    [InlineData("2026-11-16T15:00", "2026-11-12T08:00")] // a weekend between
    public void Two_days_of_service_before_a_monthly_lock(string locks, string told)
    {
        var batch = new BatchState("b", "MALINAU_BULANAN", "2026-11", 0, Offices.Wita(locks), Offices.Wita(locks));

        LockWarning.At(TrialRegion.Office, batch).ShouldBe(Offices.Wita(told));
    }

    [Fact]
    public void One_hour_of_service_before_a_recap()
    {
        var office = Shipped.Office("32.14-purwakarta");
        DateTimeOffset At(string locks) =>
            LockWarning.At(office, new BatchState("b", office.Region.Batches[0].Kind, "x", 0, Offices.Wib(locks), Offices.Wib(locks)));

        At("2026-11-09T11:00").ShouldBe(Offices.Wib("2026-11-09T10:00"));
        At("2026-11-08T11:00").ShouldBe(Offices.Wib("2026-11-06T15:30"), "on a Sunday nobody serves: the last hour of Friday");
    }
}
