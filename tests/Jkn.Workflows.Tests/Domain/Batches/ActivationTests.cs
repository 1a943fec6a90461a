using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Tests.Domain.Batches;

/// <summary>AC-48: a region switches from immediate activation to the first of the next month on 1 August.</summary>
public sealed class ActivationTests
{
    private static readonly Office office = new(
        Offices.Fifteenth,
        new([Offices.National2026], Offices.Fifteenth.Calendar),
        Jkn.Workflows.Domain.Organisation.Organisation.Empty,
        SopShelf.Empty,
        null,
        null
    );

    private static string ActiveFrom(string verified) =>
        Activation.ActiveFrom(
            CaseState.Empty with
            {
                RegisteredAt = Offices.Wita(verified),
            },
            new("batch/x", "b", "F34", "F34_BULANAN", "2026-08", 0, "", Offices.Wita("2026-08-13T16:00"), Offices.Wita("2026-08-14T12:00")),
            office,
            Offices.Wita("2026-08-20T09:00")
        );

    [Fact]
    public void Verified_before_the_change_keeps_the_earlier_date() => ActiveFrom("2026-07-31T15:00").ShouldBe("2026-08-20");

    [Fact]
    public void Verified_from_the_change_on_gets_the_later_date() => ActiveFrom("2026-08-01T08:00").ShouldBe("2026-09-01");
}
