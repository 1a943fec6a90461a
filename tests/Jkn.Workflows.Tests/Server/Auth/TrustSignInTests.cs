using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Application.Letters;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Auth;

/// <summary>trust.md 3 and 4.2 by their numbers.</summary>
public class TrustSignInTests
{
    [Fact]
    public async Task Trust_4_2_no_paraf_without_proof_a_wrong_one_changes_nothing_and_a_code_is_used_once()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        var other = await OfMalinau.InBatchAsync(people.Fo, people.Bo, nik: "6502991708909932");

        (await GiveAsync(people.Kasie, id, null)).ShouldBe(HttpStatusCode.UnprocessableEntity, "factor-missing");
        await people.Kasie.EnrolledAsync();
        (await GiveAsync(people.Kasie, id, null)).ShouldBe(HttpStatusCode.UnprocessableEntity, "proof-missing");
        (await GiveAsync(people.Kasie, id, "000000")).ShouldBe(HttpStatusCode.UnprocessableEntity, "proof-wrong");
        (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key].Parafs.ShouldBeEmpty();
        await people.Kasie.TaskAsync(id, "E06");

        var code = await people.Kasie.CodeAsync();
        (await GiveAsync(people.Kasie, id, code)).ShouldBe(HttpStatusCode.OK);
        (await GiveAsync(people.Kasie, other, code)).ShouldBe(HttpStatusCode.UnprocessableEntity, "proof-wrong");
        (await GiveAsync(people.Kasie, other, await people.Kasie.CodeAsync())).ShouldBe(HttpStatusCode.OK);
        (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!
            .Letters[LetterPeople.Key]
            .Parafs.ShouldHaveSingleItem()
            .Proof.ShouldBe(ProofKinds.Totp);
    }

    [Fact]
    public async Task Trust_4_2_after_some_wrong_proofs_the_account_waits()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var kasie = await office.HireAsync(ApiOffice.Malinau, "KASIE");
        await kasie.EnrolledAsync();
        var proofs = office.Node.Services.GetRequiredService<ProofCheck>();
        var sheet = SigningSheet.Of("c", "i", "h");
        for (var i = 0; i < 5; i++)
            (await proofs.CheckAsync(kasie.Id, ShownProof.Of(null, null, "000000"), sheet, TestServer.Ct)).No!.Code.ShouldBe("proof-wrong");
        var right = ShownProof.Of(null, null, await kasie.CodeAsync());
        (await proofs.CheckAsync(kasie.Id, right, sheet, TestServer.Ct)).No!.Code.ShouldBe("proof-locked");
        office.Machine.Now = office.Machine.Now.AddMinutes(16);
        right = ShownProof.Of(null, null, await kasie.CodeAsync());
        (await proofs.CheckAsync(kasie.Id, right, sheet, TestServer.Ct)).Kind.ShouldBe(ProofKinds.Totp);
        var long51 = new SigningSheet([.. Enumerable.Range(0, 51).Select(n => new SheetLine($"c{n}", "i", "h"))]);
        (await proofs.CheckAsync(kasie.Id, right, long51, TestServer.Ct)).No!.Code.ShouldBe("sheet-too-long");
    }

    [Fact]
    public async Task Trust_3_1_the_second_factor_is_asked_at_the_door_and_a_recovery_code_works_once()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var kasie = await office.HireAsync(ApiOffice.Malinau, "KASIE");
        var factors = office.Node.Services.GetRequiredService<Factors>();
        var owner = new Actor(kasie.Id, "Kasie", ApiOffice.Malinau, []);
        var secret = await factors.BeginTotpAsync(kasie.Id, TestServer.Ct);
        (await factors.HasAsync(kasie.Id, TestServer.Ct)).ShouldBeFalse("nothing counts before a code of it came back");
        (await factors.ConfirmTotpAsync(owner, "000000", TestServer.Ct)).No!.Code.ShouldBe("proof-wrong");
        var codes = (await factors.ConfirmTotpAsync(owner, factors.CodeBefore(secret), TestServer.Ct)).Codes!;

        (await TokenAsync(office, kasie, null)).Code.ShouldBe("second-factor-missing");
        (await TokenAsync(office, kasie, "123 456")).Code.ShouldBe("second-factor-wrong");
        var now = Totp.Code(secret, Totp.StepOf(office.Machine.Now));
        (await TokenAsync(office, kasie, now)).ShouldBe(HttpStatusCode.OK);
        (await TokenAsync(office, kasie, now)).Code.ShouldBe("second-factor-wrong");
        (await TokenAsync(office, kasie, codes[0].ToUpperInvariant())).ShouldBe(HttpStatusCode.OK);
        (await TokenAsync(office, kasie, codes[0])).Code.ShouldBe("second-factor-wrong");
        (await factors.RecoveryLeftAsync(kasie.Id, TestServer.Ct)).ShouldBe(9);
        var proofs = office.Node.Services.GetRequiredService<ProofCheck>();
        var sheet = SigningSheet.Of("c", "i", "h");
        (await proofs.CheckAsync(kasie.Id, ShownProof.Of(null, null, codes[1]), sheet, TestServer.Ct)).No!.Code.ShouldBe("proof-wrong");
        var stored = System.Text.Encoding.Latin1.GetString(await office.Database.AllBytesAsync());
        stored.ShouldNotContain(Totp.Text(secret));
        stored.ShouldNotContain(codes[2]);
    }

    [Theory]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("password1234")]
    [InlineData("budi.santoso")]
    [InlineData("pendek")]
    public void Trust_3_2_what_everybody_guesses_is_refused(string password) =>
        PasswordRules.Fault(password, "budi.santoso", "Budi Santoso").ShouldNotBeNull();

    [Fact]
    public void Trust_3_2_some_words_are_accepted() => PasswordRules.Fault("tiga kata yang panjang", "budi.santoso").ShouldBeNull();

    [Fact]
    public async Task Trust_3_3_a_cookie_of_a_session_that_was_ended_opens_nothing()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        var cookie = await CookieAsync(office, fo);
        (await PageAsync(office, "/beranda", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var form = await PageAsync(office, "/keluar", cookie);
        await PostAsync(office, "/keluar", cookie, form, []);
        (await PageAsync(office, "/beranda", cookie)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the cookie was kept and sent again");
    }

    [Theory, InlineData("Production", "__Host-jkn-formulir=", true), InlineData("Development", "jkn-formulir=", false)]
    public async Task Trust_3_6_outside_development_cookies_are_the_hosts_own_and_secure(string environment, string name, bool secure)
    {
        await using var server = new TestServer(environment: environment)
            .With("Auth:SigningKey", "p1Zk9uQh3vXw7LrT5mYb2NsD8cFj4GaE6oWiUxVt0yA=")
            .With("Letters:PublicUrl", "https://jkn.example.go.id")
            .With("Installation:Contact", "Dinas Contoh, (0500) 000000");
        using var client = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/masuk");
        request.Headers.Add("Accept", "text/html");
        using var page = await client.SendAsync(request, TestServer.Ct);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldContain(c => c.StartsWith(name, StringComparison.Ordinal));
        cookies.ShouldAllBe(c => c.Contains("secure", StringComparison.OrdinalIgnoreCase) == secure);
    }

    [Fact]
    public async Task Trust_3_4_fifty_wrong_names_from_an_address_shut_no_colleague_out()
    {
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            "2026-11-09T09:00",
            settings: node => node.With("Auth:LockOutAddressAfter", "3")
        );
        var fo = await office.HireAsync(ApiOffice.Malinau, "FO");
        using var client = office.Node.Anonymous();
        for (var i = 0; i < 4; i++)
            await client.PostAsJsonAsync("/api/token", new { userName = $"orang{i}", password = "bukan sandinya" }, TestServer.Ct);
        (await TokenAsync(office, fo, null)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Reply> GiveAsync(ApiPerson who, string id, string? code)
    {
        var task = await who.TaskAsync(id, "E06");
        var hash = (await who.CaseAsync(id)).GetProperty("letters").EnumerateArray().Single().GetProperty("hash").GetString();
        return await who.PostAsync(
            $"{ApiPerson.PathOf(id, task)}/sign-off",
            new
            {
                outcome = "Setuju",
                documentHash = hash,
                code,
            },
            ApiPerson.TagOf(task)
        );
    }

    private static async Task<Reply> TokenAsync(ApiOffice office, ApiPerson who, string? code)
    {
        using var client = office.Node.Anonymous();
        using var answer = await client.PostAsJsonAsync(
            "/api/token",
            new
            {
                userName = who.UserName,
                password = who.Password,
                code,
            },
            TestServer.Ct
        );
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestServer.Ct), null, null);
    }

    private static async Task<string> CookieAsync(ApiOffice office, ApiPerson who)
    {
        var form = await PageAsync(office, "/masuk", "");
        using var answer = await PostAsync(office, "/masuk", "", form, new() { ["Akun"] = who.UserName, ["Sandi"] = who.Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestServer.Ct));
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("jkn=", StringComparison.Ordinal)).Split(';')[0];
    }

    /// <summary>A browser that keeps no cookies and goes nowhere by itself.</summary>
    private static HttpClient Plain(ApiOffice office) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = office.Node.ClientOptions.BaseAddress,
        };

    private static async Task<HttpResponseMessage> PageAsync(ApiOffice office, string path, string cookie)
    {
        using var client = Plain(office);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, TestServer.Ct);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        ApiOffice office,
        string path,
        string cookie,
        HttpResponseMessage form,
        Dictionary<string, string> fields
    )
    {
        var token = Regex
            .Match(await form.Content.ReadAsStringAsync(TestServer.Ct), "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        var own = form.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        using var client = Plain(office);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))),
        };
        request.Headers.Add("Cookie", string.Join("; ", own.Append(cookie).Where(c => c.Length > 0)));
        return await client.SendAsync(request, TestServer.Ct);
    }
}
