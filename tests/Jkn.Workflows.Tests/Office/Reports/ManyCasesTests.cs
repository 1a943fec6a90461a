using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Reports;

/// <summary>Lists and counts of a region with many cases, on both databases.</summary>
public class ManyCasesTests
{
    private const string Region = ApiOffice.Malinau;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_name_is_found_by_the_beginning_of_any_of_its_words(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-04T08:30");
        await AddAsync(
            office,
            [
                ("SITI CONTOH", Region),
                ("Siti Contoh Dua", Region),
                ("siti contoh tiga", Region),
                ("Sita Contoh", Region),
                ("Budi Siti", Region),
                ("SITI LAIN", "63.72"),
                (null, Region),
            ]
        );
        await using var db = office.Database.NewContext();
        var mine = db.Cases.AsNoTracking().Where(c => c.Region == Region && c.Kind == "Case");

        async Task<string?[]> Names(string start) =>
            await (await mine.NamedAsync(db, [Region], start, TestServer.Ct))
                .OrderBy(c => c.CaseKey)
                .Select(c => c.Name)
                .ToArrayAsync(TestServer.Ct);
        (await Names("siti")).ShouldBe(["SITI CONTOH", "Siti Contoh Dua", "siti contoh tiga", "Budi Siti"]);
        (await Names("Contoh Siti")).ShouldBe(["SITI CONTOH", "Siti Contoh Dua", "siti contoh tiga"]);
        (await Names("Sit Con")).ShouldBe(["SITI CONTOH", "Siti Contoh Dua", "siti contoh tiga", "Sita Contoh"]);
        (await Names("iti")).ShouldBeEmpty();
        (await Names("100%")).ShouldBeEmpty();
        (await (await mine.NumberedAsync(db, "JKN/uji/3", TestServer.Ct)).Select(c => c.Name).ToListAsync(TestServer.Ct)).ShouldBe([
            "siti contoh tiga",
        ]);
        (await (await mine.NumberedAsync(db, "JKN/uji/6", TestServer.Ct)).AnyAsync(TestServer.Ct)).ShouldBeFalse("it is another region's");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_small_office_sees_the_present_and_a_large_one_figures_of_half_a_minute_ago(string database)
    {
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-04T08:30");
        var figures = office.Node.Services.GetRequiredService<OpenFigures>();
        async Task<OpenNow> Now() => await figures.OfAsync(Region, TestServer.Ct);
        (await Now()).States.ShouldBeEmpty();
        await AddAsync(office, [("SATU", Region), ("DUA", Region), ("LAIN", "63.72")], late: 1);
        var few = await Now();
        few.States.Select(s => (s.Key, s.All, s.Late)).ShouldBe([("VERIFIKASI", 2, 1)]);
        few.Ages.ShouldBe([(5, 2, 1)], ignoreOrder: true);

        await AddAsync(office, [.. Enumerable.Range(0, 5_000).Select(i => ($"WARGA {i}", Region))]);
        (await Now()).States.Single().All.ShouldBe(5_002, "what was known was small, so it was counted anew");
        await AddAsync(office, [("TIGA", Region)]);
        office.Clock.Now = office.Clock.Now.AddSeconds(20);
        (await Now()).States.Single().All.ShouldBe(5_002);
        office.Clock.Now = office.Clock.Now.AddSeconds(20);
        await Now();
        await Until(async () => (await Now()).States.Single().All == 5_003);
        office.Clock.Now = office.Clock.Now.AddHours(1);
        await AddAsync(office, [("EMPAT", Region)]);
        (await Now()).States.Single().All.ShouldBe(5_004, "nobody is shown an hour-old count");
    }

    private static async Task Until(Func<Task<bool>> come)
    {
        while (!await come())
            await Task.Delay(20, TestServer.Ct);
    }

    /// <summary>Rows alone, received five days ago: lists and counts read nothing else.</summary>
    private static async Task AddAsync(ApiOffice office, IReadOnlyList<(string? Name, string Region)> cases, int late = 0)
    {
        await using var db = office.Database.NewContext();
        var at = office.Clock.Now.AddDays(-5).AddMinutes(-5);
        var last = await db.Cases.MaxAsync(c => (long?)c.CaseKey, TestServer.Ct) ?? 0;
        db.Cases.AddRange(
            cases.Select(
                (c, i) =>
                    new CaseRow
                    {
                        CaseKey = last + i + 1,
                        Id = $"uji{last + i + 1}",
                        Region = c.Region,
                        Kind = "Case",
                        Sop = "uji",
                        SopVersion = 1,
                        DefinitionId = "uji",
                        Channel = "LOKET_KANTOR",
                        CaseNo = $"JKN/uji/{last + i + 1}",
                        Status = "VERIFIKASI",
                        StatusSince = at,
                        Path = "BIASA",
                        Name = c.Name,
                        OpenedBy = "uji",
                        ReceivedAt = at,
                        Overdue = i < late,
                    }
            )
        );
        db.CaseWords.AddRange(
            cases.SelectMany(
                (c, i) =>
                    NameWords
                        .Of(c.Name)
                        .Select(word => new CaseWordRow
                        {
                            Region = c.Region,
                            Word = word,
                            CaseKey = last + i + 1,
                        })
            )
        );
        await db.SaveChangesAsync(TestServer.Ct);
    }
}
