using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>
/// Trust 2.3: every route and page × every role × own or foreign region × own or other case, with canaries in each field, against the
/// matrix. Everybody at home in the gate, and one abroad; <c>tests/full</c> sends everybody abroad too and asks each route twice.
/// </summary>
public class DataWalkTests
{
    [Fact]
    public async Task Trust_2_3_Nobody_sees_by_any_route_what_the_matrix_does_not_give()
    {
        await using var scene = await DataScene.OpenAsync();
        var all = Environment.GetEnvironmentVariable("JKN_FULL") is "1";
        var faults = new List<string>();
        var (answered, met) = (0, DataClasses.None);

        foreach (var person in scene.People.Where(p => all || !p.Abroad || p.Role == "BO"))
        {
            var walk = new DataWalk(scene, person, faults);
            await walk.GoAsync(all);
            answered += walk.Answered;
            met |= walk.Met;
        }

        answered.ShouldBeGreaterThan(1000);
        met.ShouldBe(DataClasses.Names | DataClasses.Identity | DataClasses.Papers | DataClasses.Letters);
        faults.Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
