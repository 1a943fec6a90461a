using System.Net;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Auth;

/// <summary>What an account that is switched off had in hand: tokens, tasks.</summary>
public class SwitchedOffAccountTests
{
    private static readonly Actor Admin = new("admin", "Admin Contoh", ApiOffice.Malinau, [Roles.Admin]);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Its_tokens_are_refused_at_once_where_it_was_done_and_within_seconds_on_every_other_node(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var here = office.Node;
        var there = database == Databases.Postgres ? office.Start() : null;
        (await fo.SendAsync(HttpMethod.Get, "/api/me", node: here)).ShouldBe(HttpStatusCode.OK);
        if (there is not null)
            (await fo.SendAsync(HttpMethod.Get, "/api/me", node: there)).ShouldBe(HttpStatusCode.OK);

        await SwitchOffAsync(here, fo);

        (await fo.SendAsync(HttpMethod.Get, "/api/me", node: here)).ShouldBe(HttpStatusCode.Unauthorized);
        (await fo.SendAsync(HttpMethod.Get, "/api/sops", node: here)).ShouldBe(HttpStatusCode.Unauthorized);
        if (there is not null)
        {
            await Until.TrueAsync(
                async () => (await fo.SendAsync(HttpMethod.Get, "/api/me", node: there)).Status == HttpStatusCode.Unauthorized,
                () => Task.FromResult("the other node still takes the token")
            );
        }
    }

    [Fact]
    public async Task A_token_from_before_a_new_password_or_new_roles_is_refused_too()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (power, sessions) = (Of<PowerDesk>(office.Node), Of<LiveSessions>(office.Node));
        foreach (var change in new Func<string, PowerAct>[] { id => new ResetSignIn(id, ""), id => new GiveRoles(id, [Roles.BackOffice]) })
        {
            var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
            (await fo.GetAsync("/api/me")).ShouldBe(HttpStatusCode.OK);

            (await power.DoAsync(ApiOffice.Malinau, Admin, change(fo.Id), TestServer.Ct)).Rejection.ShouldBeNull();
            sessions.Forget(fo.Id);

            (await fo.GetAsync("/api/me")).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Its_tasks_go_back_to_the_shared_desk_by_the_service_and_a_colleague_takes_them()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, colleague) = (
            await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice),
            await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice)
        );
        var id = await fo.OpenCaseAsync("PROC-MLN");
        (await HolderAsync(colleague, id)).ShouldBe(fo.Id);

        await SwitchOffAsync(office.Node, fo);
        // No one asks for it here: the worker's next round finds what a crash between the two would have left.
        office.Clock.Now = office.Clock.Now.AddMinutes(1);
        await office.WakeAsync();
        await Until.TrueAsync(
            async () => await HolderAsync(colleague, id) is null,
            async () => (await colleague.CaseAsync(id)).GetRawText()
        );

        var (stamp, events) = (await Of<CaseReader>(office.Node).HistoryAsync(id, TestServer.Ct))[^1];
        stamp.By.ShouldBe(Stamp.System);
        events.ShouldHaveSingleItem().ShouldBeOfType<CaseEvent.WorkItemAssigned>().Reason.ShouldBe(ReturnedTasks.Reason);
        (await colleague.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        (await Of<ReturnedTasks>(office.Node).RunAsync(TestServer.Ct)).ShouldBe(0);
    }

    private static async Task<string?> HolderAsync(ApiPerson who, string id) =>
        (await who.TaskAsync(id, "M01")).TryGetProperty("assignedTo", out var holder) ? holder.GetString() : null;

    /// <summary>What the accounts page does.</summary>
    private static async Task SwitchOffAsync(TestServer node, ApiPerson who)
    {
        var off = new SwitchAccount(who.Id, Off: true);
        (await Of<PowerDesk>(node).DoAsync(ApiOffice.Malinau, Admin, off, TestServer.Ct)).Rejection.ShouldBeNull();
        Of<LiveSessions>(node).Forget(who.Id);
    }

    private static T Of<T>(TestServer node)
        where T : notnull => node.Services.GetRequiredService<T>();
}
