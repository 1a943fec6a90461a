using System.Net;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>The forms of pages that show or hand out something: without a purpose, with one that says nothing, with one.</summary>
internal sealed partial class DataWalk
{
    private const string Said = "Memeriksa permohonan";

    private async Task PostsAsync()
    {
        var token = await FormAsync();
        foreach (var purpose in new[] { "", ".", Said })
        {
            foreach (var one in scene.Cases)
            {
                foreach (var (page, path, fields, opens) in FormsOf(one))
                {
                    using var answer = await PostAsync(path, token, [.. fields, ("keperluan", purpose), ("tujuan", purpose)]);
                    await HoldAsync($"{page} (form)", PageData.Of[page], answer, asked: purpose == Said);
                    if (opens is { } what && purpose == Said && answer.IsSuccessStatusCode != Allows(what, one))
                        faults.Add($"{person.Who}: {path.Replace(one.Id, one.Name)} answers {(int)answer.StatusCode} to a purpose");
                    if (opens is not null && purpose == "." && answer.IsSuccessStatusCode)
                        faults.Add($"{person.Who}: {path.Replace(one.Id, one.Name)} takes a full stop for a purpose");
                }
            }
        }
    }

    private static IEnumerable<(string Page, string Path, (string, string)[] Fields, DataClasses? Opens)> FormsOf(DataCase one)
    {
        yield return ("/Berkas/Kasus", $"/berkas/{one.Id}?handler=Buka", [], DataClasses.Identity);
        yield return ("/Berkas/Kasus", $"/berkas/{one.Id}?handler=Unduh", [("fileId", one.FileId)], DataClasses.Papers);
        if (one.HasLetter)
            yield return ("/Berkas/Kasus", $"/berkas/{one.Id}?handler=Surat", [("surat", DataCase.LetterKey)], DataClasses.Letters);
        yield return ("/Berkas/Index", "/berkas", [("q", one.Nik)], null);
        yield return ("/Berkas/Index", "/berkas", [("q", "ANDI")], null);
        yield return ("/Buku/Index", "/buku?buku=AGENDA_PENDAFTARAN&tahun=2026", [("bentuk", "xlsx")], null);
        yield return ("/Buku/Index", "/buku?buku=BUKU_TAMU&tahun=2026", [("bentuk", "xlsx")], null);
        yield return ("/Laporan/Index", "/laporan", [("bentuk", "xlsx")], null);
        yield return ("/Loket/Dokumen", $"/loket/{one.Id}/dokumen", [], null);
        yield return ("/Berkas/Peserta", $"/berkas/{one.Id}/peserta/p1", [("nama", "")], null);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string token, params (string, string)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))
            ),
        };
        return await client.SendAsync(request, TestServer.Ct);
    }

    /// <summary>What a page's forms carry: every page has the one that signs out. Its cookie the client keeps by itself.</summary>
    private async Task<string> FormAsync()
    {
        using var answer = await client.GetAsync("/beranda", TestServer.Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, person.Who);
        var token = Token().Match(await answer.Content.ReadAsStringAsync(TestServer.Ct)).Groups[1].Value;
        token.ShouldNotBeEmpty(person.Who);
        return token;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
