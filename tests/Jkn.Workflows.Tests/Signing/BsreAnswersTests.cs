using Jkn.Workflows.Signing;
using Microsoft.AspNetCore.Http;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>trust.md 6.1 and 6.2: what the service really answers, from a server that signs with openssl.</summary>
public class BsreAnswersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task T6_1_an_answer_for_the_long_run_is_accepted_and_checks_as_whole(int version, bool stream)
    {
        await using var bsre = await FakeBsre.StartAsync();
        bsre.LongTerm = true;

        var result = await bsre.Sealer(version).SealAsync(FakeBsre.Request(TestPdf.Make(stream)), Ct);

        var file = result.ShouldBeOfType<Sealed>(result.ToString()).File;
        var verdict = PdfVerifier.Verify(file, TestCa.Roots, TestCa.Now, new());
        verdict.IsTrusted.ShouldBeTrue();
        verdict.IsChangedAfterwards.ShouldBeFalse();
        verdict.Signatures.Select(s => (s.IsTimeStamp, s.After)).ShouldBe([(false, Followed.ByProofs), (true, Followed.ByNothing)]);
        // The next official signs on top of it.
        var next = await bsre.Sealer(version).SealAsync(FakeBsre.Request(file), Ct);
        PdfVerifier.Verify(next.ShouldBeOfType<Sealed>(next.ToString()).File, TestCa.Roots, TestCa.Now).Signatures.Count.ShouldBe(4);
    }

    [Fact]
    public async Task T6_1_the_old_form_and_a_rewritten_file_are_refused_by_name()
    {
        await using var bsre = await FakeBsre.StartAsync();
        bsre.OldForm = true;
        var request = FakeBsre.Request(TestPdf.Make(false));

        (await bsre.Sealer(2).SealAsync(request, Ct)).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.OldForm);
        bsre.OldForm = false;
        bsre.After = file => [.. "%PDF-1.4\n"u8, .. file.AsSpan(9)];
        (await bsre.Sealer(2).SealAsync(request, Ct)).ShouldBeOfType<SealRefused>().Code.ShouldBe(SealCodes.Changed);
    }

    [Fact]
    public async Task T6_1_a_stamp_that_shows_on_the_page_is_no_proof()
    {
        using var foreign = new ForeignSigner();
        var signed = await foreign.SignAsync(TestPdf.Make(false), TestCa.Kadis);

        var unseen = PdfVerifier.Verify(await foreign.StampAsync(signed), TestCa.Roots, TestCa.Now);
        var drawn = PdfVerifier.Verify(await foreign.StampAsync(signed, "60 740 560 800"), TestCa.Roots, TestCa.Now);

        unseen.Signatures[0].After.ShouldBe(Followed.ByProofs);
        drawn.Signatures[0].After.ShouldBe(Followed.ByMore);
    }

    [Theory]
    [InlineData(2011, "User tidak terdaftar", SealCodes.NoCertificate, nameof(Remedy.Administrator))]
    [InlineData(2021, "Sertifikat belum terbit", SealCodes.NotIssued, nameof(Remedy.Administrator))]
    [InlineData(2022, "?", SealCodes.NotIssued, nameof(Remedy.Administrator))]
    [InlineData(2023, "Sertifikat kedaluwarsa", SealCodes.Expired, nameof(Remedy.Administrator))]
    [InlineData(2024, "?", SealCodes.NotIssued, nameof(Remedy.Administrator))]
    [InlineData(2025, "?", SealCodes.NotIssued, nameof(Remedy.Administrator))]
    [InlineData(2031, "Passphrase anda salah !!!", SealCodes.WrongSecret, nameof(Remedy.Official))]
    [InlineData(2041, "?", SealCodes.NotTaken, nameof(Remedy.Administrator))]
    [InlineData(2099, "?", SealCodes.Refused, nameof(Remedy.Administrator))]
    [InlineData(5001, "?", SealCodes.Unreachable, nameof(Remedy.Retry))]
    public async Task T6_2_each_status_code_is_a_sentence_and_says_whose_turn_it_is(int status, string said, string code, string remedy)
    {
        await using var bsre = await FakeBsre.StartAsync();
        foreach (var http in new[] { 400, 200 })
        {
            bsre.Before = () => Task.FromResult<IResult?>(Results.Json(new { status_code = status, error = said }, statusCode: http));

            var no = (await bsre.Sealer(2).SealAsync(FakeBsre.Request(TestPdf.Make(false)), Ct)).ShouldBeOfType<SealRefused>();

            no.Code.ShouldBe(code);
            SealCodes.RemedyOf(no.Code).ToString().ShouldBe(remedy);
            no.Again.ShouldBe(remedy == nameof(Remedy.Retry));
            no.Message.ShouldEndWith(".");
            if (remedy == nameof(Remedy.Administrator))
                no.Message.ShouldContain("administrator");
        }
    }

    [Fact]
    public async Task T6_2_a_one_time_code_is_asked_for_by_its_own_call()
    {
        await using var bsre = await FakeBsre.StartAsync();

        (await bsre.Sealer(2).RequestCodeAsync(TestCa.KadisWho, Ct)).ShouldBeNull();
        (await bsre.Sealer(1).RequestCodeAsync(TestCa.KadisWho, Ct))!.Code.ShouldBe(SealCodes.NoCodes);

        bsre.CodesSent.ShouldBe(1);
    }

    [Fact]
    public async Task T6_2_version_one_gets_whole_numbers_and_two_minutes()
    {
        await using var bsre = await FakeBsre.StartAsync();

        (
            await bsre.Sealer(1).SealAsync(FakeBsre.Request(TestPdf.Make(false), new("x", 1, new(300.4, 100.6, 200.5, 90.49))), Ct)
        ).ShouldBeOfType<Sealed>();

        bsre.Seen.ShouldBe("visible 1 300 90");
        new BsreOptions().TimeoutSeconds.ShouldBe(120);
    }
}
