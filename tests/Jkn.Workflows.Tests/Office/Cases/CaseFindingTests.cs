using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Application.Cases;

/// <summary>Officers are asked by name at the counter, and nobody spells as the family card does.</summary>
public class CaseFindingTests
{
    private const string NoKk = "6502990411260001",
        Nik = "6502991708909992";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Anybody_in_a_case_is_found_by_any_word_or_number_as_people_type_it(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var id = await OpenAsync(fo, "Ibu Pemohon Fiksi", "0812 3456 7890");
        await AddAsync(fo, id, "p1", "RIZKY ANAK SAKIT", Nik);
        await AddAsync(fo, id, "p2", "KEPALA DUA", "6502991708909993");
        await AddAsync(fo, id, "p3", "MA’RUF CONTOH", "6502991708909994", "+62 813-1111-2222");
        await OpenAsync(fo, "Orang Lain", "0811000009");

        foreach (
            var typed in new[]
            {
                "Ibu Pemohon",
                "pemohon",
                "ANAK SAKIT",
                "sakit riz",
                "KEPALA DUA",
                "MA'RUF",
                "ma`ruf",
                "maruf contoh",
                Nik,
                "6502 9917 0890 9992",
                "6502.9917.0890.9993",
                NoKk,
                "6502 9904 1126 0001",
                "081234567890",
                "+62 812-3456-7890",
                "0813 1111 2222",
            }
        )
            (await FindAsync(fo, typed)).ShouldBe([id], typed);
        foreach (var typed in new[] { "izky", "SAKIT ORANG", "6502991708909999", "081234567891", "%", "A" })
            (await FindAsync(fo, typed)).ShouldBeEmpty(typed);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_case_is_found_by_the_last_figures_of_its_number_and_no_more_by_a_name_that_was_corrected(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database);
        var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var id = await OpenAsync(fo, "Ibu Pemohon", "0811000001");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        var number = (await fo.CaseAsync(id)).GetProperty("caseNo").GetString()!;
        var stored = await AddAsync(fo, id, "p1", "RIZKY SALAH", Nik);

        foreach (var typed in new[] { number, number.Split('/')[^1], number.Split('/')[^1].TrimStart('0') })
            (await FindAsync(fo, typed)).ShouldBe([id], typed);
        await AddAsync(fo, id, "p1", "RIZKY BENAR", Nik, ifMatch: stored.ETag);
        (await FindAsync(fo, "salah")).ShouldBeEmpty();
        (await FindAsync(fo, "rizky benar")).ShouldBe([id]);
        await using var db = office.Database.NewContext();
        (
            await db
                .CasePeople.OrderBy(p => p.Person)
                .Select(p => new
                {
                    p.Person,
                    p.Name,
                    p.Version,
                })
                .ToListAsync(TestServer.Ct)
        ).ShouldBe([
            new
            {
                Person = "p1",
                Name = "RIZKY BENAR",
                Version = 2,
            },
            new
            {
                Person = "pemohon",
                Name = "Ibu Pemohon",
                Version = 1,
            },
        ]);
        var stranger = await office.HireAsync(InventedRegion.Code, Roles.FrontOffice);
        (await FindAsync(stranger, "rizky")).ShouldBeEmpty("it is another region's");
    }

    private static async Task<string[]> FindAsync(ApiPerson who, string typed)
    {
        var found = (await who.PostAsync("/api/cases/search", new { filter = new { find = typed } })).ShouldBe(HttpStatusCode.OK);
        return [.. found.Body.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
    }

    private static async Task<string> OpenAsync(ApiPerson fo, string name, string phone)
    {
        var opened = await fo.PostAsync(
            "/api/cases",
            new
            {
                sop = "PROC-MLN",
                channel = "LOKET_KANTOR",
                applicant = new { nama = name, telepon = phone },
            }
        );
        return opened.ShouldBe(HttpStatusCode.Created).Body.GetProperty("id").GetString()!;
    }

    private static async Task<Reply> AddAsync(
        ApiPerson fo,
        string id,
        string key,
        string name,
        string nik,
        string? phone = null,
        string? ifMatch = null
    )
    {
        var participant = new
        {
            noKk = NoKk,
            nik,
            nama = name,
            noHp = phone,
        };
        return (await fo.PutAsync($"/api/cases/{id}/participants/{key}", new { participant }, ifMatch)).ShouldBe(HttpStatusCode.OK);
    }
}
