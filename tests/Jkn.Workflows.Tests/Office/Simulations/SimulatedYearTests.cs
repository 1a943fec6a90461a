using Jkn.Workflows.Application.Simulations;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Application.Simulations;

/// <summary>A small year of each office: families of all kinds, and at its end nobody stands still.</summary>
public class SimulatedYearTests
{
    [Theory]
    [InlineData("65.02-malinau", PersonStates.CardHandedOver)]
    [InlineData("63.72-banjarbaru", PersonStates.Active)]
    [InlineData("32.14-purwakarta", PersonStates.Active)]
    public void Families_with_mixed_results_all_come_to_an_end(string region, string usual)
    {
        var year = new SimulatedYear(Shipped.Office(region), 2026, 80, seed: 7);

        year.Run();

        YearChecks.Of(year.Trial, year.Staff.Refusals).ShouldBeEmpty();
        var cases = year.Trial.Cases.Values.Where(c => c.Kind == CaseKind.Case).ToList();
        var people = cases.SelectMany(c => c.Courses.Values).ToList();
        cases.Count.ShouldBe(80);
        people.Count.ShouldBeGreaterThan(160);
        people.Count(p => p is { Ended: true } && p.State == usual).ShouldBeGreaterThan(people.Count / 2);
        cases.ShouldContain(c => c.Courses.Values.Select(p => p.State).Distinct().Count() > 1, "no family has mixed results");
        YearTable.Of(cases).ShouldContain(line => line.StartsWith("  keluarga dengan hasil berbeda-beda: "));
    }

    [Fact]
    public void The_same_seed_gives_the_same_year()
    {
        var years = Enumerable.Range(0, 2).Select(_ => new SimulatedYear(Shipped.Office("32.14-purwakarta"), 2026, 15, seed: 3)).ToList();

        years.ForEach(y => y.Run());

        YearTable.Of([.. years[0].Trial.Cases.Values]).ShouldBe(YearTable.Of([.. years[1].Trial.Cases.Values]));
        years[0].Staff.Accepted.ShouldBe(years[1].Staff.Accepted);
    }

    [Fact]
    public void A_person_whose_list_is_gone_is_named_with_his_step()
    {
        var script = new Domain.CaseScript().Eligible();

        StandingStill.In(script.State, _ => null).ShouldHaveSingleItem().ShouldBe(new("p1", "E04, M06T"));
        StandingStill.In(script.State, script.Office.Cases.GetValueOrDefault).ShouldBeEmpty();
    }
}
