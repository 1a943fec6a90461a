using System.Net;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Api;

/// <summary>The head answers an open question over the API; every node knows it by its day, and the journal holds.</summary>
public class QuestionsApiTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_settled_question_loses_its_mark_from_its_day_on(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (kadis, bo) = (await office.HireAsync(ApiOffice.Malinau, "KADIS"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        object Answer(string from, string decree = "SK 12/2026") =>
            new
            {
                answer = "60 dan 120 menit",
                decree,
                decreeDate = "2026-11-02",
                from,
                reason = "rapat dinas",
            };
        Region Malinau() => office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!.Region;

        (await bo.PostAsync("/api/questions/A-10/settlement", Answer("2026-11-05"))).ShouldBe(HttpStatusCode.Forbidden);
        var stray = await kadis.PostAsync("/api/questions/A-99/settlement", Answer("2026-11-05"));
        stray.ShouldBe(HttpStatusCode.NotFound, "question-unknown");
        (await kadis.PostAsync("/api/questions/A-10/settlement", Answer("2026-02-30"))).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "date-invalid"
        );
        (await kadis.PostAsync("/api/questions/A-10/settlement", Answer("2026-11-05"))).ShouldBe(HttpStatusCode.NoContent);

        Malinau().IsOpen("ASUMSI:A-10").ShouldBeTrue("it begins tomorrow");
        office.Clock.Now = office.Clock.Now.AddDays(1);
        await office.Node.Services.GetRequiredService<Offices>().RefreshAsync(TestServer.Ct);
        Malinau().IsOpen("ASUMSI:A-10").ShouldBeFalse();
        var listed = (await bo.GetAsync("/api/questions")).ShouldBe(HttpStatusCode.OK).Body.EnumerateArray().ToList();
        var a10 = listed.Single(q => q.GetProperty("id").GetString() == "A-10");
        a10.GetProperty("settlement").GetProperty("decree").GetString().ShouldBe("SK 12/2026");
        listed.Count(q => q.TryGetProperty("settlement", out _)).ShouldBe(1, "the others are still open");
        (await office.Node.Services.GetRequiredService<ChainCheck>().RunAsync(TestServer.Ct)).First.ShouldBeNull();
        (await office.Node.Services.GetRequiredService<RowsRebuild>().RunAsync(TestServer.Ct)).Differences.ShouldBeEmpty();
    }
}
