using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>
/// One person goes through every route and page that is read, with and without a purpose; whatever canary he meets is held against the
/// matrix, the route's own declaration and the record of reads.
/// </summary>
internal sealed partial class DataWalk(DataScene scene, DataPerson person, List<string> faults)
{
    private const string Purpose = "purpose=PERIKSA";

    /// <summary>Not asked for, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["hidup"] = "a stream without end; it carries counts and is declared to show nothing",
        ["masuk"] = "whoever is signed in is led on",
        ["openapi/{documentName}.json"] = "the description of the API, not of people",
        ["sop/ekspor"] = "the region's own files; the people in its walks are invented, with the numbers that tests use",
    };

    private readonly Dictionary<string, Standing> standings = [];
    private HttpClient client = null!;
    private long seenReads;

    public int Answered { get; private set; }

    /// <summary>What was shown to somebody: a walk that meets no canary proves nothing.</summary>
    public DataClasses Met { get; private set; }

    public async Task GoAsync(bool all)
    {
        using var http = scene.Office.Node.Anonymous();
        client = http;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await person.Api.TokenAsync());
        foreach (var one in scene.Cases)
            standings[one.Id] = await scene.StandingAsync(person, one);
        var routes = DeclaredDataTests
            .RoutesOf(scene.Office.Node)
            .Where(r => IsRead(r) && !LeftOut.ContainsKey(r.RoutePattern.RawText!.Trim('/')) && !IsOfDesigner(r))
            .ToList();
        foreach (var purpose in new[] { "", Purpose })
        {
            foreach (var one in scene.Cases)
            {
                foreach (var route in routes.Where(r => IsAboutCase(r) || (all || purpose.Length > 0) && one == scene.Cases[0]))
                    await ReadAsync(route, one, purpose);
            }
            foreach (var (path, body) in Searches())
                await SearchAsync(path, body);
            await BookAsync(purpose);
        }
        foreach (var one in scene.Cases)
            await OpensAsync(one);
        await PostsAsync();
    }

    /// <summary>Where the matrix says yes and a purpose is told, it must open; else it must not.</summary>
    private async Task OpensAsync(DataCase one)
    {
        (DataClasses, string)[] asked =
        [
            (DataClasses.Identity, $"/api/cases/{one.Id}?unmask=true&{Purpose}"),
            (DataClasses.Papers, $"/api/cases/{one.Id}/files/{one.FileId}/content?{Purpose}"),
            .. one.HasLetter
                ? [(DataClasses.Letters, $"/api/cases/{one.Id}/letters/{DataCase.LetterKey}?{Purpose}")]
                : Array.Empty<(DataClasses, string)>(),
        ];
        foreach (var (shown, path) in asked)
        {
            using var answer = await client.GetAsync(path, TestServer.Ct);
            if (answer.IsSuccessStatusCode != Allows(shown, one))
                faults.Add($"{person.Who}: {path.Replace(one.Id, one.Name)} answers {(int)answer.StatusCode}, the matrix says otherwise");
        }
    }

    private async Task ReadAsync(RouteEndpoint route, DataCase one, string purpose)
    {
        var path = "/" + Fill(route.RoutePattern.RawText!.Trim('/'), one);
        using var answer = await client.GetAsync(path + (purpose.Length == 0 ? "" : "?unmask=true&" + purpose), TestServer.Ct);
        await HoldAsync(route.RoutePattern.RawText!, route.Metadata.GetMetadata<ShowsData>(), answer, asked: purpose.Length > 0);
    }

    /// <summary>The guest book, whole: addresses and telephones of a region.</summary>
    private async Task BookAsync(string purpose)
    {
        using var answer = await client.GetAsync($"/api/registers/BUKU_TAMU/2026/xlsx?{purpose}", TestServer.Ct);
        await HoldAsync("the guest book", new(Breadth.Region, DataClasses.Names, DataClasses.Identity), answer, purpose.Length > 0);
        var may = !person.Abroad && DataMatrix.AcrossRegion([person.Role], DataClasses.Identity) == Grant.Open;
        if (purpose.Length > 0 && answer.IsSuccessStatusCode != may && !person.Abroad)
            faults.Add($"{person.Who}: the guest book answers {(int)answer.StatusCode}");
    }

    private async Task SearchAsync(string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, TestServer.Ct);
        await HoldAsync(path, new(Breadth.Case, DataClasses.Names), answer, asked: false);
    }

    private async Task HoldAsync(string route, ShowsData? declared, HttpResponseMessage answer, bool asked)
    {
        Answered++;
        if ((int)answer.StatusCode >= 500)
            faults.Add($"{person.Who}: {route} answers {(int)answer.StatusCode}");
        if (!answer.IsSuccessStatusCode)
            return;
        var text = await TextAsync(answer);
        var beyondNames = false;
        foreach (var one in scene.Cases)
        {
            foreach (var (shown, _) in one.Canaries.Where(c => text.Contains(c.Value, StringComparison.Ordinal)))
            {
                Met |= shown;
                beyondNames |= shown != DataClasses.Names;
                // both cases are of one family name: either of them allows it
                if (!(shown == DataClasses.Names ? scene.Cases.Any(c => Allows(shown, c)) : Allows(shown, one)))
                    faults.Add($"{person.Who} sees {shown} of {one.Name} at {route}");
                if (((declared?.Classes | declared?.HandsOut) & shown) is null or 0)
                    faults.Add($"{route} shows {shown} and does not declare it");
            }
        }
        foreach (var value in DataCase.Further.Where(v => text.Contains(v, StringComparison.Ordinal)))
        {
            beyondNames = true;
            if (!scene.Cases.Any(c => Allows(DataClasses.Identity, c)))
                faults.Add($"{person.Who} sees {value} at {route}");
        }
        if (
            (text.Contains(DataScene.GuestAddress, StringComparison.Ordinal) || text.Contains("812777999", StringComparison.Ordinal))
            && (person.Abroad || DataMatrix.AcrossRegion([person.Role], DataClasses.Identity) != Grant.Open)
        )
            faults.Add($"{person.Who} sees where a guest lives at {route}");
        if (text.Contains(DataCase.PaperNumber, StringComparison.Ordinal) && !scene.Cases.Any(c => Allows(DataClasses.Papers, c)))
            faults.Add($"{person.Who} sees the number of a paper at {route}");
        if (beyondNames && !await WasRecordedAsync())
            faults.Add($"{person.Who}: {route} showed more than names, and nothing was recorded{(asked ? "" : " (nor asked)")}");
    }

    private async Task<bool> WasRecordedAsync()
    {
        await using var db = scene.Office.Database.NewContext();
        var last = await db.Reads.Where(r => r.Actor == person.Api.Id).MaxAsync(r => (long?)r.Id, TestServer.Ct) ?? 0;
        (var before, seenReads) = (seenReads, last);
        return last > before;
    }

    private bool Allows(DataClasses shown, DataCase one) =>
        !person.Abroad && DataMatrix.Of(person.Role, shown, standings[one.Id]) == Grant.Open;

    private string Fill(string template, DataCase one)
    {
        var key = template.Contains("letters", StringComparison.Ordinal) || template.StartsWith("surat", StringComparison.Ordinal);
        var values = new Dictionary<string, string>
        {
            ["caseId"] = one.Id,
            ["batchId"] = scene.BatchId,
            ["itemId"] = one.ItemId ?? "x",
            ["key"] = key ? DataCase.LetterKey : "p1",
            ["fileId"] = one.FileId,
            ["code"] = template.Contains("registers", StringComparison.Ordinal) ? "AGENDA_PENDAFTARAN" : ApiOffice.Malinau,
            ["year:int"] = "2026",
            ["report"] = "permohonan",
            ["month"] = "2026-11",
            ["code:int"] = "404",
            ["region"] = ApiOffice.Malinau,
            ["place?"] = "",
            ["date"] = "2026-11-05",
            ["day"] = "2026-11-05",
        };
        foreach (var (name, value) in values)
            template = template.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        // what is of no case or person: any word will do
        return System.Text.RegularExpressions.Regex.Replace(template, @"\{[^}]*\}", "x");
    }

    private static IEnumerable<(string Path, object Body)> Searches() =>
        [
            ("/api/cases/search", new { }),
            ("/api/cases/search", new { filter = new { nik = "6502991708909901" } }),
            ("/api/cases/search", new { filter = new { find = "ANDI" } }),
            ("/api/work-items/search", new { filter = new { scope = "POOL" } }),
            ("/api/batches/search", new { }),
            ("/api/imports/search", new { }),
        ];

    private static bool IsAboutCase(RouteEndpoint route) =>
        route.RoutePattern.Parameters.Any(p => p.Name is "caseId" or "batchId" or "complaintId");

    private static bool IsOfDesigner(RouteEndpoint route) =>
        route.RoutePattern.RawText!.TrimStart('/').StartsWith("rancang", StringComparison.Ordinal)
        || route.RoutePattern.RawText.TrimStart('/').StartsWith("elsa", StringComparison.Ordinal);

    private static bool IsRead(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods
            ? methods.HttpMethods.Contains(HttpMethod.Get.Method)
            : route.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>What a person reads in it, also in a spreadsheet.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestServer.Ct);
        if (!bytes.AsSpan().StartsWith("PK"u8))
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync(TestServer.Ct));
        }
        return text.ToString();
    }
}
