using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>Two officials on parallel branches of one case, at the same instant.</summary>
public class ParallelTests
{
    private const int Repeats = 60;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Both_count(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (fo, bo) = (await office.HireAsync(InventedRegion.Code, "FO"), await office.HireAsync(InventedRegion.Code, "BO"));

        for (var i = 0; i < Repeats; i++)
        {
            var id = await fo.OpenCaseAsync(InventedRegion.Parallel);
            var (front, back) = (await fo.TaskAsync(id, "depan"), await bo.TaskAsync(id, "belakang"));
            var replies = await Task.WhenAll(
                fo.PostAsync($"{ApiPerson.PathOf(id, front)}/sign-off", new { outcome = "Setuju" }, ApiPerson.TagOf(front)),
                bo.PostAsync($"{ApiPerson.PathOf(id, back)}/sign-off", new { outcome = "Setuju" }, ApiPerson.TagOf(back))
            );

            foreach (var reply in replies)
                reply.ShouldBe(HttpStatusCode.OK);
            var shown = await fo.CaseAsync(id);
            shown
                .GetProperty("signOffs")
                .EnumerateArray()
                .Select(s => s.GetProperty("by").GetString())
                .ShouldBe([fo.Id, bo.Id], ignoreOrder: true);
            shown.GetProperty("status").GetString().ShouldBe("SELESAI");
        }
    }

    /// <summary>AC-38.</summary>
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_lock_one_batch_exactly_one_succeeds(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-09T09:00");
        var (fo, first) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var second = await office.HireAsync(ApiOffice.Malinau, "BO");
        await OfMalinau.InBatchAsync(fo, first);
        await office.QuietAsync();
        var batch = (await first.PostAsync("/api/batches/search", new { filter = new { period = "2026-11" } }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single()
            .GetProperty("caseId")
            .GetString()!;
        var task = await first.TaskAsync(batch, "M08");

        var replies = await Task.WhenAll(
            new[] { first, second }.Select(p =>
                p.PostAsync($"{ApiPerson.PathOf(batch, task)}/completion", new { outcome = "Dikunci" }, ApiPerson.TagOf(task))
            )
        );

        replies.Count(r => r.Status == HttpStatusCode.OK).ShouldBe(1, string.Join('\n', replies.Select(r => r.Text)));
        (await first.GetAsync($"/api/batches/{batch}")).Body.GetProperty("stage").GetString().ShouldBe("Dikunci");
        (await first.GetAsync($"/api/cases/{batch}/timeline"))
            .Body.EnumerateArray()
            .Count(line => line.GetProperty("command").GetString() == "CompleteWorkItem")
            .ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_on_one_task_exactly_one_counts(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var (first, second) = (await office.HireAsync(InventedRegion.Code, "FO"), await office.HireAsync(InventedRegion.Code, "FO"));

        for (var i = 0; i < 10; i++)
        {
            var id = await first.OpenCaseAsync(InventedRegion.Parallel);
            var task = await first.TaskAsync(id, "depan");
            var replies = await Task.WhenAll(
                new[] { first, second }.Select(p =>
                    p.PostAsync($"{ApiPerson.PathOf(id, task)}/sign-off", new { outcome = "Setuju" }, ApiPerson.TagOf(task))
                )
            );

            replies.Count(r => r.Status == HttpStatusCode.OK).ShouldBe(1, string.Join('\n', replies.Select(r => r.Text)));
            (await first.CaseAsync(id)).GetProperty("signOffs").GetArrayLength().ShouldBe(1);
        }
    }
}
