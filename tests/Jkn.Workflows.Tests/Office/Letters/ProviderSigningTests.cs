using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Signing;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>A region that signs at the provider: in the official's own request, with a passphrase that stays nowhere (AC-60).</summary>
public class ProviderSigningTests
{
    [Fact]
    public async Task The_letter_waits_while_the_service_refuses_or_is_away_and_is_signed_once_when_it_answers()
    {
        Tools.NeedTypst();
        await using var provider = await FakeBsre.StartAsync();
        var root = Path.GetTempFileName();
        await File.WriteAllTextAsync(root, TestCa.Root.ExportCertificatePem(), TestServer.Ct);
        await using var office = await OpenAsync(provider, root);
        var people = await LetterPeople.HireAsync(office);
        await NamedAsync(office, people.Kadis.Id);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        await people.ParafAsync(id);
        var path = $"/api/cases/{id}/letters/{LetterPeople.Key}";
        (await people.Kadis.GetAsync($"{path}/preflight")).Body.GetProperty("ready").GetBoolean().ShouldBeTrue();
        (await SignAsync(people.Kadis, id, null)).ShouldBe(HttpStatusCode.UnprocessableEntity, "seal-secret-missing");

        provider.Status = "EXPIRED";
        (await people.Kadis.GetAsync($"{path}/preflight")).Body.GetProperty("code").GetString().ShouldBe("seal-certificate-expired");
        (await SignAsync(people.Kadis, id, FakeBsre.Secret)).ShouldBe(HttpStatusCode.UnprocessableEntity, "seal-certificate-expired");
        provider.Status = "ISSUE";
        (await SignAsync(people.Kadis, id, "salah")).ShouldBe(HttpStatusCode.UnprocessableEntity, "seal-secret-wrong");
        var away = new TaskCompletionSource();
        provider.Before = async () =>
        {
            await away.Task;
            return null;
        };
        (await SignAsync(people.Kadis, id, FakeBsre.Secret)).ShouldBe(HttpStatusCode.ServiceUnavailable, "seal-service-timeout");
        var waiting = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
        (waiting.State, waiting.Number, waiting.Attempt).ShouldBe((LetterState.MenungguTandaTangan, "1/XI/2026", null));

        away.SetResult();
        provider.Before = () => Task.FromResult<Microsoft.AspNetCore.Http.IResult?>(null);
        await Until.TrueAsync(
            async () =>
            {
                office.Clock.Now = office.Clock.Now.AddSeconds(10);
                await office.WakeAsync();
                return (await people.Kadis.GetAsync("/api/notices")).Text.Contains("layanan-tanda-tangan-pulih", StringComparison.Ordinal);
            },
            async () => (await people.Kadis.GetAsync("/api/notices")).Text
        );
        (await SignAsync(people.Kadis, id, FakeBsre.Secret)).ShouldBe(HttpStatusCode.OK);
        var letter = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
        (letter.State, letter.Number, letter.SealKind, letter.Signature!.By).ShouldBe(
            (LetterState.Ditandatangani, "1/XI/2026", SealKinds.Certified, people.Kadis.Id)
        );
        Tools
            .WithFile(await people.Bo.BytesAsync($"{path}/pdf?purpose=PERIKSA"), file => Tools.Run("pdfsig", "-nocert", file))
            .ShouldContain("Signature is Valid");
        Encoding.Latin1.GetString(await office.Database.AllBytesAsync()).ShouldNotContain(FakeBsre.Secret);
        File.Delete(root);
    }

    /// <summary>Malinau signing at this provider, whose certificates are under that root; its worker may do nothing.</summary>
    internal static Task<ApiOffice> OpenAsync(FakeBsre provider, string root, bool isWorking = true) =>
        ApiOffice.OpenAsync(
            Databases.Sqlite,
            "2026-11-09T09:00",
            settings: node =>
                node.With("Signing:Bsre:BaseUrl", provider.Url)
                    .With("Signing:Bsre:Username", "aplikasi")
                    .With("Signing:Bsre:Password", "sandi")
                    .With("Signing:Bsre:TimeoutSeconds", "2")
                    .With($"Signing:Bsre:Users:{TestCa.KadisWho.Nip}", TestCa.KadisWho.Nik)
                    .With("Signing:CertifiedRootFiles:0", root)
                    .With(services =>
                    {
                        if (!isWorking)
                            services.RemoveAll<IHostedService>();
                    }),
            files: workflows =>
                Replace(
                    Directory
                        .GetFiles(workflows, "region.json", SearchOption.AllDirectories)
                        .Single(f => f.Contains("65.02", StringComparison.Ordinal)),
                    "\"settings\": {",
                    "\"settings\": { \"signatureMode\": \"BSRE\","
                )
        );

    private static async Task<Reply> SignAsync(ApiPerson who, string id, string? passphrase)
    {
        var task = await who.TaskAsync(id, "E09");
        var hash = (await who.CaseAsync(id)).GetProperty("letters").EnumerateArray().Single().GetProperty("hash").GetString();
        return await who.PostAsync(
            $"{ApiPerson.PathOf(id, task)}/sign-off",
            new
            {
                outcome = "Setuju",
                documentHash = hash,
                passphrase,
            },
            ApiPerson.TagOf(task)
        );
    }

    /// <summary>Appointed anew, with the name and NIP that the provider's certificate bears.</summary>
    internal static Task NamedAsync(ApiOffice office, string account) =>
        office.ReappointAsync(account, TestCa.KadisWho.Name, TestCa.KadisWho.Nip);

    private static void Replace(string file, string what, string by) =>
        File.WriteAllText(file, new Regex(Regex.Escape(what)).Replace(File.ReadAllText(file), by, 1));
}
