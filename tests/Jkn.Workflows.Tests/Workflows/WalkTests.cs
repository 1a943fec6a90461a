using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Trials;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>The stories of the offices: each step happens as written, each expectation holds.</summary>
public sealed class WalkTests
{
    public static TheoryData<string, string> Walks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (region, file) in Shipped.Walks)
                data.Add(region, file);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public void Every_step_goes_as_written_and_leaves_nobody_without_a_way_on(string region, string file) =>
        Shipped.Play(
            region,
            file,
            office =>
            {
                foreach (var state in office.Cases.Values)
                    StandingStill.In(state, office.Cases.GetValueOrDefault).ShouldBeEmpty(state.Id);
            }
        );

    [Fact]
    public void The_first_difference_stops_a_walk_and_says_what_was_expected()
    {
        var lines = WalkPlayer.Play(Walk("""{ "status": "SELESAI" }"""), Shipped.Office("65.02-malinau")).ToList();
        lines.Count.ShouldBe(1);
        lines[0].Ok.ShouldBeFalse();
        lines[0].Text.ShouldContain("expected \"SELESAI\", got \"DRAFT\"");
    }

    [Fact]
    public void An_accepted_command_that_should_have_been_refused_is_a_difference() =>
        WalkPlayer
            .Play(Walk("""{ "refused": "case-closed" }"""), Shipped.Office("65.02-malinau"))
            .Single()
            .Text.ShouldContain("but it was accepted");

    [Theory]
    [InlineData("""{ "name": "x", "sop": "y", "start": "2026-11-04", "steps": [] }""", "waktu setempat")]
    [InlineData("""{ "name": "x", "sop": "y", "start": "2026-11-04T08:00", "steps": [ { "as": "fo", "do": "openCase" } ] }""", "people")]
    [InlineData(
        """{ "name": "x", "sop": "y", "start": "2026-11-04T08:00", "people": { "fo": { "roles": ["FO"] } }, "steps": [ """
            + """{ "as": "fo", "do": "terbang" } ] }""",
        "tidak dikenal"
    )]
    [InlineData("""{ "name": "x", "sop": "y", "start": "2026-11-04T08:00", "steps": [ { "expect": { "statuz": "DRAFT" } } ] }""", "statuz")]
    public void A_walk_with_a_mistake_is_refused_with_its_reason(string json, string reason)
    {
        var (walk, problems) = WalkJson.Parse("walk.json", json);
        walk.ShouldBeNull();
        problems.ShouldContain(p => p.Reason.Contains(reason, StringComparison.Ordinal));
    }

    private static Walk Walk(string expect) =>
        WalkJson
            .Parse(
                "walk.json",
                $$"""
                { "name": "Contoh", "sop": "PROC-MLN", "start": "2026-11-04T08:00", "people": { "fo": { "roles": ["FO"] } },
                  "steps": [ { "as": "fo", "at": "2026-11-04T09:00", "do": "openCase", "applicant": { "nama": "Siti Contoh" },
                    "expect": {{expect}} } ] }
                """
            )
            .Walk!;
}
