using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>Who comes second to a task is told who was first.</summary>
public class FirstComersTests
{
    [Fact]
    public async Task Of_three_who_take_one_task_two_are_told_by_whom_and_when()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (first, second) = (await HireAsync(office), await HireAsync(office));
        var id = await first.OpenCaseAsync("PROC-MLN");
        var task = await first.TaskAsync(id, "M01");
        (await first.SendAsync(HttpMethod.Delete, $"{ApiPerson.PathOf(id, task)}/assignment", ifMatch: ApiPerson.TagOf(task))).ShouldBe(
            HttpStatusCode.OK
        );
        task = await first.TaskAsync(id, "M01");
        await office.AtAsync("2026-11-04T09:41");
        (await TakeAsync(second, id, task)).ShouldBe(HttpStatusCode.OK);

        await office.AtAsync("2026-11-04T09:42");
        var late = await TakeAsync(first, id, task);

        late.ShouldBe(HttpStatusCode.PreconditionFailed, "work-item-stale");
        Title(late).ShouldBe("Tugas ini sudah diambil Orang FO pukul 09.41.");
        await office.AtAsync("2026-11-05T08:30");
        Title(await TakeAsync(first, id, task)).ShouldBe("Tugas ini sudah diambil Orang FO 4 November 2026 pukul 09.41.");
        // Taking again what is one's own is no clash, and no news.
        (await TakeAsync(second, id, await second.TaskAsync(id, "M01"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_task_or_sign_off_that_is_over_says_who_ended_it()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await HireAsync(office), await office.HireAsync(ApiOffice.Malinau, Roles.BackOffice));
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var task = await fo.TaskAsync(id, "M01");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);

        var done = await bo.PostAsync($"{ApiPerson.PathOf(id, task)}/completion", new { outcome = "Done" }, ApiPerson.TagOf(task));

        done.ShouldBe(HttpStatusCode.Conflict, "work-item-gone");
        Title(done).ShouldBe("Tugas ini sudah diselesaikan Orang FO pukul 08.30.");
        (await fo.PostAsync($"/api/cases/{id}/work-items/M99!1/completion", new { outcome = "Done" }, "\"1\""))
            .ShouldBe(HttpStatusCode.Conflict, "work-item-gone")
            .Body.GetProperty("title")
            .GetString()
            .ShouldBe("Tugas ini tidak ada atau sudah diselesaikan.");
    }

    [Fact]
    public async Task A_sign_off_that_was_given_names_the_act()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await HireAsync(office), await office.HireAsync(ApiOffice.Malinau, Roles.BackOffice));
        var id = await fo.OpenCaseAsync("PROC-MLN");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        (await fo.PutAsync($"/api/cases/{id}/documents/KK", new { result = "ADA_LENGKAP" })).Status.ShouldBeOneOf(
            HttpStatusCode.OK,
            HttpStatusCode.NoContent
        );
        (await fo.CompleteAsync(id, "M02", "Lengkap")).ShouldBe(HttpStatusCode.OK);
        var check = await fo.TaskAsync(id, "M03");
        (await fo.SignAsync(id, "M03")).ShouldBe(HttpStatusCode.OK);

        var late = await bo.PostAsync($"{ApiPerson.PathOf(id, check)}/sign-off", new { outcome = "Setuju" }, ApiPerson.TagOf(check));

        late.ShouldBe(HttpStatusCode.Conflict, "work-item-gone");
        Title(late).ShouldBe("Tugas ini sudah diperiksa Orang FO pukul 08.30.");
    }

    private static Task<ApiPerson> HireAsync(ApiOffice office) => office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);

    private static Task<Reply> TakeAsync(ApiPerson who, string id, System.Text.Json.JsonElement task) =>
        who.SendAsync(HttpMethod.Put, $"{ApiPerson.PathOf(id, task)}/assignment", ifMatch: ApiPerson.TagOf(task));

    private static string? Title(Reply reply) => reply.Body.GetProperty("title").GetString();
}
