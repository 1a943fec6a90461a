using System.Security.Cryptography;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Tests.Support;
using Jkn.Workflows.Verify;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

/// <summary>Evidence that outlives the database's owner: signed daily sheets, and the two programs that compare with them.</summary>
public sealed class HeadsSealTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => key.Dispose();

    /// <summary>What the database's owner may do after the sheets are out, and what he is told of it.</summary>
    private static readonly Dictionary<string, (Func<TestDatabase, Task> Do, string Server, string Offline)> Acts = new()
    {
        ["entri ditulis ulang"] = (db => RewriteAsync(db, "c2", 2), "Jurnal c2 ditulis ulang: entri 3", "jurnal c2: entri 3 ditulis ulang"),
        ["ekor terpotong"] = (db => CutAsync(db, "c2"), "Jurnal c2 terpotong: entri 3", "jurnal c2 terpotong: entri 3"),
        ["berkas hilang"] = (db => TakeAwayAsync(db, "c2"), "Berkas c2 tidak ada lagi", "jurnal c2 sudah disegel, tetapi tidak ada lagi"),
    };

    public static TheoryData<string, string> All =>
        [.. from database in new[] { Databases.Sqlite, Databases.Postgres } from act in Acts.Keys select (database, act)];

    [Theory, MemberData(nameof(All))]
    public async Task Trust_7_2_what_was_changed_with_its_whole_chain_is_named_by_both_programs(string database, string act)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await ThreeCasesAsync(db);
        await SealAsync(db, "2026-03-01");
        var kept = await LinesAsync(db);
        (await CompareAsync(db, kept)).ShouldBe(new HeadsReport(1, 3, null));
        Offline(db, kept).ShouldStartWith("COCOK: 3 jurnal dengan 9 entri, 1 lembar segel sampai 2026-03-01.");

        await Acts[act].Do(db);

        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull("the chains alone see nothing");
        (await CompareAsync(db, kept)).First.ShouldNotBeNull().ShouldStartWith(Acts[act].Server);
        Offline(db, kept).ShouldStartWith($"TIDAK COCOK: {Acts[act].Offline}");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_7_1_each_day_has_one_sheet_with_what_moved_and_what_there_is(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await ThreeCasesAsync(db);
        await db.Queue.RunAsync(FakeCase.Register("c1"), Ct);

        (await SealAsync(db, "2026-03-01")).ShouldBe(1);
        (await SealAsync(db, "2026-03-01")).ShouldBe(0, "the day is closed");
        (await SealAsync(db, "2026-03-02")).ShouldBe(1, "that nothing happened is a statement too");
        await db.Queue.RunAsync(FakeCase.Note("c3", "x"), Ct);
        await db.Queue.RunAsync(FakeCase.Destroy("c2"), Ct);
        (await SealAsync(db, "2026-03-03")).ShouldBe(1);

        var sheets = (await LinesAsync(db)).Select(l => HeadsSheet.Read(HeadsSheet.OfLine(l)!.Value.Text)!).ToList();
        sheets
            .Select(s => (s.No, s.Day, s.Journals, s.Entries, s.Heads.Count))
            .ShouldBe([(1, "2026-03-01", 3, 10, 3), (2, "2026-03-02", 3, 10, 0), (3, "2026-03-03", 3, 12, 2)]);
        sheets[0].Numbers.ShouldBe([new SealedNumber("AGENDA", 2026, 1)]);
        sheets[2].Heads.Select(h => (h.Id, h.Version)).ShouldBe([("c2", 4), ("c3", 4)]);
    }

    [Fact]
    public async Task Trust_7_2_a_missing_day_and_a_forged_sheet_are_named()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await ThreeCasesAsync(db);
        foreach (var day in new[] { "2026-03-01", "2026-03-02", "2026-03-03" })
            await SealAsync(db, day);
        var kept = await LinesAsync(db);

        string[] without = [kept[0], kept[2]];
        (await CompareAsync(db, without)).First.ShouldNotBeNull().ShouldStartWith("Lembar 65.02 2 hilang");
        Offline(db, without).ShouldStartWith("TIDAK COCOK: lembar segel 65.02 nomor 2 hilang");
        string[] changed = [kept[0].Replace("\"journals\":3", "\"journals\":4", StringComparison.Ordinal)];
        (await CompareAsync(db, changed)).First.ShouldNotBeNull().ShouldContain("tidak sah");
        Offline(db, changed).ShouldContain("tidak sah");
        await db.ExecuteAsync("DELETE FROM daily_heads WHERE no = 3");
        (await CompareAsync(db, kept)).First.ShouldNotBeNull().ShouldContain("basis data lebih tua");
    }

    [Fact]
    public async Task Trust_7_1_what_moves_after_the_sheet_does_not_disturb_it()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await ThreeCasesAsync(db);
        await SealAsync(db, "2026-03-01");
        var kept = await LinesAsync(db);
        await db.Queue.RunAsync(FakeCase.Note("c2", "later"), Ct);
        await db.Queue.RunAsync(FakeCase.Open("c4"), Ct);

        (await CompareAsync(db, kept)).First.ShouldBeNull();
        Offline(db, kept).ShouldStartWith("COCOK");
    }

    [Fact]
    public void Called_wrongly_the_offline_program_says_how()
    {
        var error = new StringWriter();

        Verification.Run(["--journal"], TextWriter.Null, error).ShouldBe(2);

        error.ToString().ShouldContain("Pemakaian: jkn-verify");
    }

    private static async Task ThreeCasesAsync(TestDatabase db)
    {
        foreach (var id in new[] { "c1", "c2", "c3" })
        {
            await db.Queue.RunAsync(FakeCase.Open(id), Ct);
            await db.Queue.RunAsync(FakeCase.Note(id, "a"), Ct);
            await db.Queue.RunAsync(FakeCase.Note(id, "b"), Ct);
        }
    }

    private Task<int> SealAsync(TestDatabase db, string day) =>
        db.Get<HeadsSeal>().RunAsync(FakeCase.Region, day, bytes => key.SignData(bytes, HashAlgorithmName.SHA256), Ct);

    private static async Task<string[]> LinesAsync(TestDatabase db)
    {
        await using var rows = db.NewContext();
        return await rows.DailyHeads.OrderBy(r => r.No).Select(r => HeadsSheet.Line(r.Text, r.Signature)).ToArrayAsync(Ct);
    }

    private Task<HeadsReport> CompareAsync(TestDatabase db, string[] kept) =>
        db.Get<HeadsCheck>().RunAsync(kept, (bytes, signature) => key.VerifyData(bytes, signature, HashAlgorithmName.SHA256), Ct);

    /// <summary>As an auditor does it: three files on a table, no server.</summary>
    private string Offline(TestDatabase db, string[] kept)
    {
        var (journal, sheets, pem) = (
            Path.Combine(db.Folder, $"{Guid.NewGuid():N}.jsonl"),
            Path.Combine(db.Folder, "segel.jsonl"),
            Path.Combine(db.Folder, "segel.pub.pem")
        );
        using (var to = new StreamWriter(journal))
            db.Get<JournalExport>().WriteAsync(to, Ct).GetAwaiter().GetResult();
        File.WriteAllLines(sheets, kept);
        File.WriteAllText(pem, key.ExportSubjectPublicKeyInfoPem());
        var output = new StringWriter();
        var exit = Verification.Run(["--journal", journal, "--key", pem, sheets], output, output);
        exit.ShouldBe(output.ToString().StartsWith("COCOK", StringComparison.Ordinal) ? 0 : 1);
        return output.ToString();
    }

    /// <summary>Another account did it, and every hash after it is computed anew.</summary>
    private static async Task RewriteAsync(TestDatabase db, string id, long version)
    {
        await using var rows = db.NewContext();
        var head = await rows.CaseHeads.SingleAsync(h => h.Id == id, Ct);
        var entries = await rows.Journal.Where(e => e.Id / EntryRow.Span == head.CaseKey).OrderBy(e => e.Id).ToListAsync(Ct);
        var hash = JournalEntry.Origin;
        foreach (var entry in entries)
        {
            if (entry.Version == version)
                entry.MadeBy = "orang-lain";
            entry.Hash = hash = Read(entry).HashAfter(hash, id);
        }
        head.Hash = hash;
        await rows.SaveChangesAsync(Ct);
    }

    private static JournalEntry Read(JournalRow row) =>
        new(row.Version, new(row.MadeAt, row.MadeBy, row.Command, row.Capacity, row.ActingFor), row.Events, row.Sealed);

    private static async Task CutAsync(TestDatabase db, string id)
    {
        await using var rows = db.NewContext();
        var head = await rows.CaseHeads.SingleAsync(h => h.Id == id, Ct);
        var entries = await rows.Journal.Where(e => e.Id / EntryRow.Span == head.CaseKey).OrderBy(e => e.Id).ToListAsync(Ct);
        rows.Remove(entries[^1]);
        (head.Version, head.Hash) = (head.Version - 1, entries[^2].Hash);
        await rows.SaveChangesAsync(Ct);
    }

    private static async Task TakeAwayAsync(TestDatabase db, string id)
    {
        await using var rows = db.NewContext();
        var head = await rows.CaseHeads.SingleAsync(h => h.Id == id, Ct);
        await rows.Journal.Where(e => e.Id / EntryRow.Span == head.CaseKey).ExecuteDeleteAsync(Ct);
        rows.Remove(head);
        await rows.SaveChangesAsync(Ct);
    }
}
