using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>Own, chain, line, own lists: what each means (rulings.md 5.1).</summary>
public class CaseScopesTests
{
    private static readonly Actor dinkes = new("d", "D", ApiOffice.Malinau, [Roles.HealthAgency]);
    private static readonly Actor data = new("p", "P", ApiOffice.Malinau, [Roles.DataManager]);

    [Fact]
    public async Task Trust_2_A_line_is_open_while_its_batch_waits_for_the_office()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var scopes = office.Node.Services.GetRequiredService<CaseScopes>();
        var batch = CaseState.Empty with { Id = "b", Region = ApiOffice.Malinau, Kind = CaseKind.Batch };
        var verifying = With(batch, WorkKinds.LineVerification, Roles.DataManager);

        (await scopes.MayKnowAsync(verifying, dinkes, TestServer.Ct)).ShouldBeTrue();
        (await GrantAsync(verifying, dinkes, DataClasses.Papers)).ShouldBe(Grant.Open);
        (await GrantAsync(verifying, data, DataClasses.Identity)).ShouldBe(Grant.Open);
        (await GrantAsync(verifying, data, DataClasses.Papers)).ShouldBe(Grant.Nothing);
        (await GrantAsync(verifying, data, DataClasses.Letters)).ShouldBe(Grant.Open, "letters of batches");
        // answered: nothing waits there for either office any more
        (await scopes.MayKnowAsync(batch, dinkes, TestServer.Ct)).ShouldBeFalse();
        (await GrantAsync(batch, data, DataClasses.Identity)).ShouldBe(Grant.Nothing);
        (await GrantAsync(CaseState.Empty with { Id = "c", Region = ApiOffice.Malinau }, data, DataClasses.Letters)).ShouldBe(
            Grant.Nothing
        );

        Task<Grant> GrantAsync(CaseState state, Actor actor, DataClasses one) => scopes.GrantAsync(state, actor, one, TestServer.Ct);
    }

    [Fact]
    public async Task Trust_2_A_village_sees_the_families_of_its_own_lists_in_lists_and_one_by_one()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var scopes = office.Node.Services.GetRequiredService<CaseScopes>();
        var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var village = new Actor("k", "K", ApiOffice.Malinau, [Roles.Village]);
        await using var db = office.Database.NewContext();
        var listed = await fo.OpenCaseAsync("PROC-MLN");
        // as if it had come with a list: the id of the list, a dash, its place
        await db.Cases.Where(c => c.Id == listed).ExecuteUpdateAsync(s => s.SetProperty(c => c.Id, "daftar1-3"), TestServer.Ct);
        await fo.OpenCaseAsync("PROC-MLN");
        foreach (var (id, by) in new[] { ("daftar1", village.Id), ("daftar2", "lain") })
            db.Imports.Add(Import(id, by));
        await db.SaveChangesAsync(TestServer.Ct);

        (await scopes.MayKnowAsync(Of("daftar1-3"), village, TestServer.Ct)).ShouldBeTrue();
        (await scopes.GrantAsync(Of("daftar1-3"), village, DataClasses.Identity, TestServer.Ct)).ShouldBe(Grant.Open);
        (await scopes.GrantAsync(Of("daftar1-3"), village, DataClasses.Papers, TestServer.Ct)).ShouldBe(Grant.Nothing);
        foreach (var other in new[] { "daftar2-1", "daftar1", "x" })
            (await scopes.MayKnowAsync(Of(other), village, TestServer.Ct)).ShouldBeFalse(other);
        var rows = await scopes.NarrowedAsync(db, db.Cases.AsNoTracking(), village, TestServer.Ct);
        (await rows.OrderByDescending(c => c.CaseKey).Take(50).Select(c => c.Id).ToListAsync(TestServer.Ct)).ShouldBe(["daftar1-3"]);
        (await (await scopes.NarrowedAsync(db, db.Cases, dinkes, TestServer.Ct)).CountAsync(TestServer.Ct)).ShouldBe(0);
        (await (await scopes.NarrowedAsync(db, db.Cases, data, TestServer.Ct)).CountAsync(TestServer.Ct)).ShouldBe(2);
    }

    private static CaseState Of(string id) => CaseState.Empty with { Id = id, Region = ApiOffice.Malinau };

    private static CaseState With(CaseState state, string kind, string role) =>
        state with
        {
            WorkItems = state.WorkItems.Add("w", new("w", "x", kind, role, "Tugas", [], DateTimeOffset.UnixEpoch, "s")),
        };

    private static ImportRow Import(string id, string by) =>
        new()
        {
            Id = id,
            Region = ApiOffice.Malinau,
            FileHmac = System.Text.Encoding.UTF8.GetBytes(id),
            Layout = "l",
            Sop = "PROC-MLN",
            State = "SELESAI",
            Choices = "{}",
            Refusals = "{}",
            CreatedBy = by,
        };
}
