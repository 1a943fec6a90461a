using System.Text;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

public class DestructionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_of_class_K_or_S_lies_in_the_clear(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await FillAsync(db, "c1");

        var bytes = await db.AllBytesAsync();

        foreach (
            var secret in new[] { FakeCase.Nik, FakeCase.NoKk, FakeCase.Street, "+6281200000001", "1990-08-17", "RSUD Malinau", "%PDF-isi" }
        )
            Contains(bytes, secret).ShouldBeFalse(secret);
        // the name is class U: it may be searched for
        Contains(bytes, FakeCase.Name).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_destroyed_case_keeps_its_chain_and_loses_its_people(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        var file = await FillAsync(db, "c1");
        await FillAsync(db, "c2");

        var answer = await db.Queue.RunAsync(FakeCase.Destroy("c1"), Ct);

        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
        foreach (
            var state in new[] { answer.State!, (await db.Reader.LoadAsync("c1", Ct))!, (await db.Beside().Reader.LoadAsync("c1", Ct))! }
        )
        {
            state.Version.ShouldBe(5);
            state.CaseNo.ShouldBe("JKN/65.02/2026/000001");
            state.Participants["p1"].Nik.ShouldBeEmpty();
            state.Applicant!.Nama.ShouldBe("(dimusnahkan)");
            state.Letters["surat"].Body.ShouldBeEmpty();
        }
        (await db.Get<FileStore>().ReadAsync(file, Ct)).ShouldBeNull();
        (await db.Reader.BookAsync(FakeCase.Region, "AGENDA", 2026, 0, 10, Ct))
            .Select(l => (l.Number, l.Columns.Count))
            .ShouldBe([(1, 0), (2, 1)]);
        await using var rows = db.NewContext();
        (await rows.CaseLookup.CountAsync(Ct)).ShouldBe(4, "NIK, No KK and two telephones of the case that stays");
        var gone = await rows.CaseHeads.Where(h => h.Id == "c1").Select(h => h.CaseKey).SingleAsync(Ct);
        (await rows.CasePeople.AnyAsync(p => p.CaseKey == gone, Ct)).ShouldBeFalse();
        (await rows.CaseWords.Where(w => w.CaseKey == gone).Select(w => w.Word).SingleAsync(Ct)).ShouldBe("#1", "its number stays");
        (await rows.Cases.Where(c => c.Id == "c1").Select(c => c.Name).SingleAsync(Ct)).ShouldBeNull();
        (await rows.WorkItems.Where(w => w.CaseId == "c1").Select(w => w.Name).SingleAsync(Ct)).ShouldBeNull();
        (await db.Get<RowsRebuild>().RunAsync(Ct)).Differences.ShouldBeEmpty();
        (await db.Queue.RunAsync(FakeCase.Note("c1", "x"), Ct)).Decision.Rejection!.Code.ShouldBe("case-destroyed");
        (await db.Reader.LoadAsync("c2", Ct))!.Participants["p1"].Nik.ShouldBe(FakeCase.Nik);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_wrapped_key_itself_is_gone(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await FillAsync(db, "c1");
        await using var rows = db.NewContext();
        var wrapped = (await rows.CaseHeads.AsNoTracking().SingleAsync(Ct)).WrappedKey!;

        await db.Queue.RunAsync(FakeCase.Destroy("c1"), Ct);
        // settles behind the scrubbing that follows the commit
        await db.Queue.RunAsync(FakeCase.Open("c2"), Ct);

        (await rows.CaseHeads.AsNoTracking().SingleAsync(h => h.Id == "c1", Ct)).WrappedKey.ShouldBeNull();
        if (db.IsSqlite)
            (await db.AllBytesAsync()).AsSpan().IndexOf(wrapped).ShouldBe(-1);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_scans_of_a_destroyed_paper_leave_no_byte_and_everything_else_stays(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await FillAsync(db, "c1");
        var files = db.Get<FileStore>();
        Task<string> Scan(string caseId, string code) =>
            files.SaveAsync(caseId, FilePurpose.Document(code), "application/pdf", code, [.. "%PDF-"u8, .. new byte[30_000]], "fo-1", Ct);
        var (first, second, kk, elsewhere) = (
            await Scan("c1", "RAWAT_INAP"),
            await Scan("c1", "RAWAT_INAP"),
            await Scan("c1", "KK"),
            await Scan("c1", "LAIN")
        );
        await FillAsync(db, "c2");
        var others = await Scan("c2", "RAWAT_INAP");
        await db.Queue.RunAsync(
            FakeCase.Command(
                "c1",
                (_, now) =>
                    [
                        new CaseEvent.DocumentRecorded(
                            "RAWAT_INAP",
                            new("RAWAT_INAP", "ADA_LENGKAP", "fo-1", now) { Nomor = "RI-7", FileId = elsewhere }
                        ),
                    ]
            ),
            Ct
        );
        await using var rows = db.NewContext();
        var sealedOnes = await rows
            .FileContents.AsNoTracking()
            .Where(f => f.Id == first || f.Id == second || f.Id == elsewhere)
            .Select(f => f.Content)
            .ToListAsync(Ct);

        await db.Queue.RunAsync(FakeCase.Command("c1", (_, _) => [new CaseEvent.PapersDestroyed(["RAWAT_INAP"], "berita acara 8")]), Ct);
        // settles behind the scrubbing that follows the commit
        await db.Queue.RunAsync(FakeCase.Open("c3"), Ct);

        (await rows.Files.Select(f => f.Id).ToListAsync(Ct)).ShouldNotContain(id => id == first || id == second || id == elsewhere);
        foreach (var gone in new[] { first, second, elsewhere })
            (await files.ReadAsync(gone, Ct)).ShouldBeNull();
        foreach (var kept in new[] { kk, others })
            (await files.ReadAsync(kept, Ct)).ShouldNotBeNull().Content.Length.ShouldBe(30_005);
        var bytes = await db.AllBytesAsync();
        foreach (var content in sealedOnes)
        {
            for (var at = 0; at < 30_000; at += 500)
                bytes.AsSpan().IndexOf(content.AsSpan(at, 32)).ShouldBe(-1);
        }
        var state = (await db.Beside().Reader.LoadAsync("c1", Ct))!;
        (state.Documents["RAWAT_INAP"].Nomor, state.DestroyedPapers["RAWAT_INAP"].Ground, state.Participants["p1"].Nik).ShouldBe(
            (null, "berita acara 8", FakeCase.Nik)
        );
        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();

        await db.Queue.RunAsync(FakeCase.Destroy("c1"), Ct);
        (await db.Reader.LoadAsync("c1", Ct))!.Participants["p1"].Nik.ShouldBeEmpty();
        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
        (await db.Get<RowsRebuild>().RunAsync(Ct)).Differences.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_comes_back_as_it_was(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        var id = await FillAsync(db, "c1");

        var file = (await db.Beside().Get<FileStore>().ReadAsync(id, Ct)).ShouldNotBeNull();

        (file.Name, file.MediaType, Encoding.UTF8.GetString(file.Content)).ShouldBe(
            ("Surat Rawat Inap SITI.pdf", "application/pdf", "%PDF-isi")
        );
    }

    [Fact]
    public async Task Without_the_key_ring_nothing_opens()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await FillAsync(db, "c1");
        Directory.Delete(Path.Combine(db.Folder, "keys"), true);

        await Should.ThrowAsync<System.Security.Cryptography.CryptographicException>(() => db.Beside().Reader.LoadAsync("c1", Ct));
    }

    [Fact]
    public async Task A_number_is_found_by_its_keyed_hash_alone()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await using var other = await TestDatabase.CreateAsync(Databases.Sqlite);

        db.Get<SecureLookup>().Hmac(FakeCase.Nik).ShouldBe(db.Beside().Get<SecureLookup>().Hmac(FakeCase.Nik));
        db.Get<SecureLookup>().Hmac(FakeCase.Nik).ShouldNotBe(other.Get<SecureLookup>().Hmac(FakeCase.Nik));
    }

    private static async Task<string> FillAsync(TestDatabase db, string id)
    {
        await db.Queue.RunAsync(FakeCase.Open(id), Ct);
        await db.Queue.RunAsync(FakeCase.Register(id), Ct);
        await db.Queue.RunAsync(FakeCase.Letter(id), Ct);
        await db.Queue.RunAsync(FakeCase.Note(id, FakeCase.Nik), Ct);
        return await db.Get<FileStore>()
            .SaveAsync(id, "RAWAT_INAP", "application/pdf", "Surat Rawat Inap SITI.pdf", Encoding.UTF8.GetBytes("%PDF-isi"), "fo-1", Ct);
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
