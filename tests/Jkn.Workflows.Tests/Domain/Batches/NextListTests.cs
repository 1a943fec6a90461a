using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Batches;

/// <summary>Whom a list refused asks a later one, never an earlier: two locked lists would send him to and fro for ever.</summary>
public class NextListTests
{
    private const string Kind = "REKAP_HARIAN";

    [Theory]
    [InlineData("2026-10-10T11:00", "2026-10-10-1100", 0, "2026-10-10-1400", 0)]
    [InlineData("2026-10-10T11:00", "2026-10-10-1400", 0, "2026-10-10-1400", 1)]
    [InlineData("2026-10-10T14:00", "2026-10-10-1400", 1, "2026-10-11-1100", 0)]
    [InlineData("2026-10-10T10:00", "2026-10-10-1100", 0, "2026-10-10-1100", 1)]
    [InlineData("2026-10-10T10:00", "2026-10-10-1100", 4, "2026-10-10-1100", 5)]
    public void A_refused_person_goes_to_the_next_list(string at, string period, int supplement, string next, int nextSupplement)
    {
        var now = Offices.Wib(at);
        var refused = new BatchEntry("batch/W04~p1", "b-1", "1", Kind, period, supplement, "", now, now) { Person = "p1" };
        var state = CaseState.Empty with { Id = "A", BatchEntries = CaseState.Empty.BatchEntries.Add(refused.Key, refused) };
        var host = new CaseHost(state, TrialRegion.Of("32.14-purwakarta"), new(), new Stamp(now, Stamp.System, "uji"));

        BatchEntries.Request(host, refused.Key, Kind, now, after: refused.BatchId, person: "p1").ShouldBeTrue();

        var entry = host.State.BatchEntries[refused.Key];
        (entry.Period, entry.Supplement).ShouldBe((next, nextSupplement));
    }
}
