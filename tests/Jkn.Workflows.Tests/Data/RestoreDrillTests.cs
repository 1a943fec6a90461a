using System.Security.Cryptography;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

/// <summary>Backup under load, the machine is lost, restore elsewhere: as an operator does it, by verbs (operation.md 1).</summary>
public sealed class RestoreDrillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-drill-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string In(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Operation_1_a_backup_under_load_is_restored_and_what_was_destroyed_since_stays_destroyed()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        foreach (var id in new[] { "c1", "c2", "c3" })
            await db.Queue.RunAsync(FakeCase.Open(id), Ct);
        await db.Queue.RunAsync(FakeCase.Register("c2"), Ct);
        await SealAsync(db, "2026-03-01");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var load = Task.Run(() => WorkAsync(db, stop.Token), Ct);

        var (exit, text) = await RunAsync(db.Folder, "backup", In("cadangan"), "--keys", In("kunci"));
        await stop.CancelAsync();
        await load;
        exit.ShouldBe(ExitCodes.Done, text);
        Directory.EnumerateFiles(In("cadangan"), "key-*", SearchOption.AllDirectories).ShouldBeEmpty("the ring lies apart");
        await db.Queue.RunAsync(FakeCase.Destroy("c2"), Ct);
        await SealAsync(db, "2026-03-02");
        await File.WriteAllLinesAsync(In("65.02.jsonl"), await LinesAsync(db), Ct);

        (exit, text) = await RunAsync(In("lain"), "restore-check", In("cadangan"), "--keys", In("kunci"));
        exit.ShouldBe(ExitCodes.Done, text);
        (exit, text) = await RunAsync(In("lain"), "restore", In("cadangan"), "--keys", In("kunci"), "--against", In("65.02.jsonl"));

        exit.ShouldBe(ExitCodes.Done, text);
        text.ShouldContain("Dimusnahkan lagi: berkas JKN/65.02/2026/000001.");
        await using var restored = TestDatabase.In(In("lain"));
        (await restored.Reader.LoadAsync("c1", Ct))!.Participants.Values.Single().Nama.ShouldBe(FakeCase.Name);
        (await restored.Reader.LoadAsync("c2", Ct))!.Participants.Values.Single().Nama.ShouldNotBe(FakeCase.Name);
        (await restored.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Operation_1_a_backup_that_would_not_come_back_is_found_before_it_is_needed()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await RunAsync(db.Folder, "backup", In("cadangan"), "--keys", In("kunci"));

        (await RunAsync(db.Folder, "backup", In("cadangan"), "--keys", In("kunci"))).Text.ShouldContain("sudah berisi");
        (await RunAsync(db.Folder, "backup", In("c"), "--keys", In("c/kunci"))).Text.ShouldContain("harus terpisah");
        Directory.CreateDirectory(In("kosong"));
        (await RunAsync(In("lain"), "restore-check", In("cadangan"), "--keys", In("kosong"))).ShouldSatisfyAllConditions(
            r => r.Exit.ShouldBe(ExitCodes.Failed),
            r => r.Text.ShouldContain("Ring kunci ini tidak membuka")
        );
        await using (var file = File.OpenWrite(In("cadangan/jkn.db")))
        {
            file.Seek(-10, SeekOrigin.End);
            file.WriteByte(7);
        }
        (await RunAsync(In("lain"), "restore-check", In("cadangan"), "--keys", In("kunci"))).ShouldSatisfyAllConditions(
            r => r.Exit.ShouldBe(ExitCodes.Misuse),
            r => r.Text.ShouldContain("bukan yang dicadangkan")
        );
        (await RunAsync(In("kosong"), "journal", "verify")).ShouldSatisfyAllConditions(
            r => r.Exit.ShouldBe(ExitCodes.Misuse),
            r => r.Text.ShouldContain("Tidak ada basis data")
        );
        Directory.EnumerateFileSystemEntries(In("kosong")).ShouldBeEmpty("a verb that reads makes nothing");
    }

    private static async Task WorkAsync(TestDatabase db, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            await db.Queue.RunAsync(FakeCase.Note("c1", $"{i}"), CancellationToken.None);
    }

    private static async Task<(int Exit, string Text)> RunAsync(string data, params string[] words)
    {
        var said = new StringWriter();
        return (await VerbList.RunAsync([.. words, $"--Data:Folder={data}"], said, said, Ct), said.ToString());
    }

    private static async Task SealAsync(TestDatabase db, string day)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await db.Get<HeadsSeal>().RunAsync(FakeCase.Region, day, bytes => key.SignData(bytes, HashAlgorithmName.SHA256), Ct);
    }

    private static async Task<string[]> LinesAsync(TestDatabase db)
    {
        await using var rows = db.NewContext();
        return await rows.DailyHeads.OrderBy(r => r.No).Select(r => HeadsSheet.Line(r.Text, r.Signature)).ToArrayAsync(Ct);
    }
}
