using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain;

public class LeftPostsTests
{
    private static readonly Organisation office = new(
        [TrialRegion.Holder(TrialRegion.Kadis, "KADIS"), TrialRegion.Holder(TrialRegion.Kabid, "KABID") with { To = "2026-11-08" }],
        [
            new("lalu", "KADIS", "kadis", "kabid", "PLH", "SP/1", "2026-10-01", "2026-10-05"),
            new("kini", "KADIS", "kadis", "kabid", "PLH", "SP/2", "2026-11-01", "2026-11-09"),
            new("nanti", "KASIE", "kasie", "kabid", "PLT", "SP/3", "2026-12-01", "2027-01-31"),
            new("lain", "KASIE", "kasie", "bo", "PLH", "SP/4", "2026-11-01", "2026-11-30"),
        ]
    );

    [Fact]
    public void What_has_not_ended_is_named_until_its_last_day_also_what_has_not_begun() =>
        LeftPosts
            .Of(office, new HashSet<string> { "kabid" }, "2026-11-09")
            .ShouldBe([new("kabid", "KADIS", "PLH", "2026-11-09"), new("kabid", "KASIE", "PLT", "2027-01-31")]);

    [Fact]
    public void An_office_without_end_stays_until_somebody_ends_it() =>
        LeftPosts.Of(office, new HashSet<string> { "kadis" }, "2099-01-01").ShouldBe([new("kadis", "KADIS", Capacity.Definitive, null)]);

    [Fact]
    public void Who_may_sign_in_has_left_nothing() => LeftPosts.Of(office, new HashSet<string>(), "2026-11-09").ShouldBeEmpty();
}
