using System.Text;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Work;
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

        foreach (var secret in new[] { FakeCase.Nik, FakeCase.NoKk, FakeCase.Street, "+6281200000001", "1990-08-17", "RSUD Malinau", "%PDF-isi" })
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
        foreach (var state in new[] { answer.State!, (await db.Reader.LoadAsync("c1", Ct))!, (await db.Beside().Reader.LoadAsync("c1", Ct))! })
        {
            state.Version.ShouldBe(5);
            state.CaseNo.ShouldBe("JKN/65.02/2026/000001");
            state.Participants["p1"].Nik.ShouldBeEmpty();
            state.Applicant!.Nama.ShouldBe("(dimusnahkan)");
            state.Letters["surat"].Body.ShouldBeEmpty();
        }
        (await db.Get<FileStore>().ReadAsync(file, Ct)).ShouldBeNull();
        (await db.Reader.BookAsync(FakeCase.Region, "AGENDA", 2026, 0, 10, Ct)).Select(l => (l.Number, l.Columns.Count)).ShouldBe([(1, 0), (2, 1)]);
        await using var rows = db.NewContext();
        (await rows.CaseLookup.CountAsync(Ct)).ShouldBe(2);
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
        if (db.IsSqlite) (await db.AllBytesAsync()).AsSpan().IndexOf(wrapped).ShouldBe(-1);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_comes_back_as_it_was(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        var id = await FillAsync(db, "c1");

        var file = (await db.Beside().Get<FileStore>().ReadAsync(id, Ct)).ShouldNotBeNull();

        (file.Name, file.MediaType, Encoding.UTF8.GetString(file.Content)).ShouldBe(("Surat Rawat Inap SITI.pdf", "application/pdf", "%PDF-isi"));
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
        return await db.Get<FileStore>().SaveAsync(id, "RAWAT_INAP", "application/pdf", "Surat Rawat Inap SITI.pdf", Encoding.UTF8.GetBytes("%PDF-isi"), "fo-1", Ct);
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
