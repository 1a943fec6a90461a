using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Bench;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>trust.md 5 through the doors: what anybody is told who holds a letter, its file, or something that looks like one.</summary>
public class VerificationTests
{
    private const string Contact = "Dinas Contoh, (0500) 000000";

    [Fact]
    public async Task T5_2_e_stranger_signs_over_the_letter_and_T5_3_the_three_answers()
    {
        Tools.NeedTypst();
        await using var issued = await VerifiedLetter.IssueAsync();
        var (pdf, genuine) = (issued.Pdf, "1/XI/2026");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stranger = new HeldKey(Homemade(key, "Orang KADIS"), [], false);
        var over = new SealField("tanda-tangan-2", 1, new(60, 600, 480, 120));

        var forged = await issued.CompareAsync(await HostileLetter.SignAsync(pdf, stranger, over));
        var same = await issued.CompareAsync(pdf);
        var saved = await issued.CompareAsync(Saved(pdf));
        var cut = await issued.CompareAsync(pdf[..^200]);
        var noise = await issued.CompareAsync([.. "%PDF-1.7\n"u8, .. new byte[4000]]);

        Text(same, "verdict").ShouldBe("ASLI");
        same.GetProperty("signatures").EnumerateArray().Select(s => Text(s, "kind")).ShouldBe(["Paraf", "Paraf", "Tanda tangan"]);
        same.GetProperty("signatures").EnumerateArray().ShouldAllBe(s => Text(s, "stateText") == "Sah");
        (Text(forged, "verdict"), forged.GetProperty("addedAfterwards").GetBoolean()).ShouldBe(("SALINAN", true));
        forged.GetProperty("differences")[0].GetString()!.ShouldContain("diubah setelah ditandatangani");
        forged.GetProperty("differences")[0].GetString()!.ShouldContain("ditambahkan");
        var row = forged.GetProperty("signatures").EnumerateArray().Last();
        (row.GetProperty("holds").GetBoolean(), Text(row, "stateText").Contains("Sah", StringComparison.Ordinal)).ShouldBe((false, false));
        (Text(saved, "verdict"), saved.GetProperty("addedAfterwards").GetBoolean()).ShouldBe(("SALINAN", false));
        saved.GetProperty("differences")[0].GetString()!.ShouldContain("disimpan ulang");
        Text(cut, "verdict").ShouldBeOneOf("SALINAN", "TIDAK_TERBACA");
        Text(noise, "verdict").ShouldBe("TIDAK_TERBACA");
        foreach (var answer in new[] { forged, saved, cut, noise })
        {
            Text(answer.GetProperty("genuine"), "number").ShouldBe(genuine);
            Text(answer.GetProperty("genuine"), "date").ShouldBe("2026-11-09");
            Text(answer.GetProperty("genuine"), "signer").ShouldContain("Orang KADIS");
            Text(answer, "message").ShouldContain("berkas asli");
        }
    }

    [Fact]
    public async Task T5_3_after_the_certificates_end_an_own_letter_stays_own()
    {
        Tools.NeedTypst();
        await using var issued = await VerifiedLetter.IssueAsync();
        issued.Office.Machine.Now = issued.Office.Machine.Now.AddYears(12);

        var same = await issued.CompareAsync(issued.Pdf);
        var longer = await issued.CompareAsync([.. issued.Pdf, .. "% lagi"u8]);

        same.GetProperty("signatures").EnumerateArray().ShouldAllBe(s => Text(s, "stateText") == "Sah");
        longer.GetProperty("signatures").EnumerateArray().ShouldAllBe(s => Text(s, "stateText") == "Sah");
        longer.GetProperty("addedAfterwards").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task T5_1_what_is_sent_to_an_unknown_code_is_never_read_and_T5_5_says_do_not_accept()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, settings: n => n.With("Installation:Contact", Contact));
        using var client = office.Node.Anonymous();
        var unknown = new string('0', 40);
        using var unread = new UnreadStream();

        var (answer, check) = await office
            .Node.Services.GetRequiredService<LetterFileChecks>()
            .CompareAsync(unknown, unread, TestServer.Ct);
        using var page = await client.GetAsync($"/v/{unknown}", TestServer.Ct);
        using var api = await client.PostAsync($"/api/verifications/{unknown}/file", new ByteArrayContent([1]), TestServer.Ct);

        (answer, check, unread.WasRead).ShouldBe((FileAnswer.Unknown, null, false));
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestServer.Ct));
        foreach (
            var said in new[]
            {
                "Pemeriksaan surat",
                "Surat dengan kode ini tidak tercatat.",
                "Jangan diterima.",
                Contact,
                "Kabupaten Malinau",
            }
        )
            text.ShouldContain(said);
        api.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.Content.ReadAsStringAsync(TestServer.Ct)).ShouldContain("Jangan diterima.");
    }

    [Fact]
    public async Task T5_4_whoever_holds_paper_learns_whether_the_person_matches_and_nothing_else()
    {
        Tools.NeedTypst();
        await using var issued = await VerifiedLetter.IssueAsync();
        var person = issued.Person;
        var (born, end) = (person.TanggalLahir!, person.Nik[^6..]);

        var right = await issued.MatchAsync(born, end);
        var otherDay = await issued.MatchAsync("1911-01-01", end);
        var otherNik = await issued.MatchAsync(born, "000000");
        var short_ = await issued.MatchAsync(born, "12");

        right.Body.ShouldBe("""{"matches":true,"text":"Cocok"}""");
        otherDay.Body.ShouldBe("""{"matches":false,"text":"Tidak cocok"}""");
        otherNik.Body.ShouldBe(otherDay.Body);
        short_.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await issued.MatchAsync(born, end)).Status.ShouldBe(HttpStatusCode.OK);
        (await issued.MatchAsync(born, end)).Status.ShouldBe(HttpStatusCode.OK);
        var sixth = await issued.MatchAsync(born, end);
        (sixth.Status, sixth.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, "3600"));
        issued.Office.Machine.Now = issued.Office.Machine.Now.AddHours(1);
        (await issued.MatchAsync(born, end)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void T5_4_a_letter_is_guessed_at_most_fifty_times_a_day_from_everywhere()
    {
        var clock = new FixedTime(DateTimeOffset.UnixEpoch);
        var tries = new HolderTries(clock);

        var made = Enumerable.Range(0, 60).Count(i => tries.Begin("t", IPAddress.Parse($"203.0.113.{i}")) is null);

        made.ShouldBe(50);
        tries.Begin("lain", IPAddress.Parse("203.0.113.1")).ShouldBeNull();
        clock.Now = clock.Now.AddDays(1);
        tries.Begin("t", IPAddress.Parse("203.0.113.1")).ShouldBeNull();
    }

    [Fact]
    public async Task T5_6_two_files_at_once_and_whoever_comes_third_is_told_when_to_come_again()
    {
        Tools.NeedTypst();
        await using var issued = await VerifiedLetter.IssueAsync();
        var turns = issued.Office.Node.Services.GetRequiredService<CheckTurns>();
        using var one = await turns.TakeAsync(TestServer.Ct);
        using (await turns.TakeAsync(TestServer.Ct))
        {
            using var busy = await issued.PostAsync([.. issued.Pdf, 10]);

            (busy.StatusCode, busy.Headers.RetryAfter?.ToString()).ShouldBe((HttpStatusCode.TooManyRequests, "5"));
            // The issued file itself is known by its hash.
            Text(await issued.CompareAsync(issued.Pdf), "verdict").ShouldBe("ASLI");
        }
        Text(await issued.CompareAsync([.. issued.Pdf, 10]), "verdict").ShouldBe("SALINAN");
    }

    [Fact]
    public async Task T5_6_every_file_of_the_corpus_is_answered_at_the_door()
    {
        Tools.NeedTypst();
        await using var issued = await VerifiedLetter.IssueAsync();
        var checks = issued.Office.Node.Services.GetRequiredService<LetterFileChecks>();

        foreach (var file in await HostileCorpus.AllAsync(await HostileLetter.MakeAsync()))
        {
            using var body = new MemoryStream(file.Bytes);
            var (answer, check) = await checks.CompareAsync(issued.Token, body, TestServer.Ct);
            if (file.Bytes.Length > LetterFileChecks.MaxFile)
                answer.ShouldBe(FileAnswer.TooLarge, file.Name);
            else
                (answer, check!.IsIssued).ShouldBe((FileAnswer.Told, false), file.Name);
        }
        using var large = await issued.PostAsync(new byte[11 * 1024 * 1024], asks: true);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    /// <summary>As another program saves it: a new file, the pages as they were, no signature.</summary>
    private static byte[] Saved(byte[] pdf)
    {
        var made = Tools.WithFile(
            pdf,
            file =>
            {
                Tools.Run("qpdf", "--object-streams=generate", file, $"{file}.baru");
                return $"{file}.baru";
            }
        );
        var saved = File.ReadAllBytes(made);
        File.Delete(made);
        return saved;
    }

    private static X509Certificate2 Homemade(ECDsa key, string name) =>
        new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            HostileLetter.At.AddYears(-1),
            HostileLetter.At.AddYears(1)
        );

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private sealed class UnreadStream : MemoryStream
    {
        public bool WasRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            WasRead = true;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
