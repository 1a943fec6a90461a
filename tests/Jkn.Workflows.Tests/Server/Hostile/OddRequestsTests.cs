using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jkn.Workflows.Tests.Server.Hostile;

/// <summary>trust.md 8: whatever somebody sends, to whatever address, is answered with a sentence and never with a fault of ours.</summary>
public class OddRequestsTests
{
    private static readonly string[] officer = [.. Jkn.Workflows.Domain.Words.Roles.All.Where(r => r != "ADMIN")];

    /// <summary>Values for ids, dates, numbers and texts alike.</summary>
    private static readonly string[] odd =
    [
        "x",
        "0001-01",
        "9999-12",
        "9999-12-31",
        "9223372036854775807",
        "-1",
        "../..",
        "\u202eSITI\u0001",
        "\ud83d\udca3",
        "99999999999999999999999999",
        new string('9', 400),
        "<b>&amp;'\"",
    ];

    [Fact]
    public async Task Trust_8_faults_known_from_the_audit_are_sentences()
    {
        await using var office = await OpenAsync();
        var bo = await office.HireAsync(ApiOffice.Malinau, officer);
        var id = await OfMalinau.InBatchAsync(bo);
        var after = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"Sort":"due","After":["9223372036854775807","1","x"]}"""));

        (
            await bo.PostAsync(
                "/api/work-items/search",
                new { page = new { cursor = after.TrimEnd('=').Replace('+', '-').Replace('/', '_') } }
            )
        ).ShouldBe(HttpStatusCode.BadRequest);
        foreach (var month in new[] { "0001-01", "9999-12", "-0001-01" })
            (await bo.GetAsync($"/api/reports/permohonan/{month}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var day in new[] { "9999-12-31", "-9998-01-01" })
        {
            (await bo.GetAsync($"/jejak?Tanggal={day}")).ShouldBe(HttpStatusCode.OK);
            (await bo.GetAsync($"/api/surveys?to={day}")).ShouldBe(HttpStatusCode.BadRequest, "fields-invalid");
        }
        foreach (
            var page in new[] { $"/surat/{id}/x", $"/loket/{id}/tanda-terima", $"/batch/{id}?handler=Ekspor", $"/batch/{id}?handler=x" }
        )
            new[] { 404, 405 }.ShouldContain((int)(await bo.SendAsync(HttpMethod.Post, page, new FormUrlEncodedContent([]))).Status, page);
    }

    [Fact]
    public async Task Trust_8_faults_no_route_fails_on_odd_ids_cursors_dates_and_bodies()
    {
        await using var office = await OpenAsync();
        var (bo, admin) = (await office.HireAsync(ApiOffice.Malinau, officer), await office.HireAsync(ApiOffice.Malinau, "ADMIN"));
        var id = await OfMalinau.InBatchAsync(bo);
        var failed = new List<string>();
        var sent = 0;
        foreach (var (who, name) in new[] { (bo, "officer"), (admin, "admin") })
        {
            using var client = office.Node.Anonymous();
            var token = await who.TokenAsync();
            foreach (var request in Requests(office, id))
            {
                using (request)
                {
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                    var said = $"{name} {request.Method} {request.RequestUri} {Described(request)}";
                    using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestServer.Ct);
                    sent++;
                    // what is away outside says so with 503 and a code; a fault of ours is 500
                    if ((int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                        failed.Add($"{(int)answer.StatusCode} {said}");
                }
            }
        }

        sent.ShouldBeGreaterThan(1500);
        failed.ShouldBeEmpty(string.Join('\n', failed.Distinct().Take(60)));
    }

    private static IEnumerable<HttpRequestMessage> Requests(ApiOffice office, string caseId)
    {
        var bodies = ApiRoute.AllAsync(office.Node).GetAwaiter().GetResult().ToLookup(r => $"{r.Method} {r.Path}", r => r.Body);
        var turn = 0;
        foreach (var route in office.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + route.RoutePattern.RawText!.Trim('/');
            // endless by its nature; ends the session; signs in, which is slow by its nature
            if (pattern is "/hidup" or "/keluar" or "/api/token")
                continue;
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                foreach (var request in Page(pattern, page, caseId, turn++))
                    yield return request;
                continue;
            }
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var shape = bodies[$"{method} {Plain(pattern)}"].FirstOrDefault(b => b is not null);
                for (var i = 0; i < 3; i++)
                    yield return Request(method, Fill(pattern, caseId, turn++, i == 0), Content(shape, turn, i));
            }
        }
    }

    private static HttpRequestMessage Request(string method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is not ("GET" or "HEAD"))
            request.Content = content;
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return request;
    }

    /// <summary>The right shape with odd values; what is no JSON; JSON of another shape.</summary>
    private static HttpContent Content(JsonNode? shape, int turn, int kind) =>
        kind switch
        {
            0 => new StringContent(Odd(shape, turn)?.ToJsonString() ?? "null", Encoding.UTF8, "application/json"),
            1 => new StringContent("{\"a\":[[[{", Encoding.UTF8, turn % 2 == 0 ? "application/json" : "text/plain"),
            _ => new FormUrlEncodedContent([new("berkas", odd[turn % odd.Length])]),
        };

    private static JsonNode? Odd(JsonNode? shape, int turn) =>
        shape switch
        {
            JsonObject all => new JsonObject(all.Select((p, i) => KeyValuePair.Create(p.Key, Odd(p.Value, turn + i)))),
            JsonArray many => new JsonArray([.. many.Select((v, i) => Odd(v, turn + i))]),
            JsonValue text when text.TryGetValue<string>(out var said) => said == "x" ? odd[turn % odd.Length] : said,
            JsonValue number when number.TryGetValue<int>(out _) => (turn % 3) switch
            {
                0 => int.MaxValue,
                1 => int.MinValue,
                _ => 0,
            },
            _ => shape?.DeepClone(),
        };

    /// <summary>Shown with odd queries, and each of its acts done with odd fields; and one that it does not have.</summary>
    private static IEnumerable<HttpRequestMessage> Page(string pattern, PageActionDescriptor page, string caseId, int turn)
    {
        var model = ModelOf(page);
        var names = NamesOf(model);
        for (var i = 0; i < 4; i++)
        {
            var query = string.Join('&', names.Select((n, at) => $"{n}={Uri.EscapeDataString(odd[(turn + i + at) % odd.Length])}"));
            yield return Request("GET", $"{Fill(pattern, caseId, turn + i, i % 2 == 0)}?{query}", null);
        }
        foreach (var handler in HandlersOf(model).Append("TidakAda"))
        {
            for (var i = 0; i < 2; i++)
            {
                var fields = names.Select((n, at) => KeyValuePair.Create(n, odd[(turn + i + at) % odd.Length]));
                yield return Request(
                    "POST",
                    $"{Fill(pattern, caseId, turn + i, i == 0)}?handler={handler}",
                    new FormUrlEncodedContent(fields)
                );
            }
            yield return Request(
                "POST",
                $"{Fill(pattern, caseId, turn, true)}?handler={handler}",
                new StringContent("{}", Encoding.UTF8, "application/json")
            );
        }
        yield return Request("PUT", Fill(pattern, caseId, turn, true), new StringContent("x"));
    }

    private static Type? ModelOf(PageActionDescriptor page) =>
        typeof(Jkn.Workflows.Server.Pages.OfficePage).Assembly.GetType(
            $"Jkn.Workflows.Server.Pages{page.ViewEnginePath.Replace('/', '.')}Model"
        );

    private static IEnumerable<string> HandlersOf(Type? model) =>
        (model?.GetMethods() ?? [])
            .Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal))
            .Select(m => m.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal));

    private static string[] NamesOf(Type? model) =>
        [
            .. (model?.GetMethods() ?? [])
                .Where(m => m.Name.StartsWith("On", StringComparison.Ordinal))
                .SelectMany(m => m.GetParameters())
                .Where(p => p.ParameterType == typeof(string) || p.ParameterType.IsValueType)
                .Select(p => p.Name!)
                .Concat(
                    (model?.GetProperties() ?? [])
                        .Where(p => p.IsDefined(typeof(Microsoft.AspNetCore.Mvc.BindPropertyAttribute), true))
                        .Select(p => p.Name)
                )
                .Where(n => n != "ct")
                .Distinct(),
        ];

    private static string Plain(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{(\w+)[^}]*\}", "{$1}");

    private static string Fill(string pattern, string caseId, int turn, bool real) =>
        System.Text.RegularExpressions.Regex.Replace(
            pattern,
            @"\{\**(\w+)([^}]*)\}",
            at =>
                at.Groups[2].Value.Contains("int", StringComparison.Ordinal) ? (real ? "2026" : "2147483647")
                : real && at.Groups[1].Value is "caseId" or "batchId" ? caseId
                : real && at.Groups[1].Value == "key" ? "p1"
                : real && at.Groups[1].Value == "code" ? "KK"
                : real && at.Groups[1].Value == "report" ? "permohonan"
                : Uri.EscapeDataString(odd[turn++ % odd.Length])
        );

    private static string Described(HttpRequestMessage request) =>
        request.Content?.ReadAsStringAsync().GetAwaiter().GetResult() is { } body ? body[..Math.Min(body.Length, 300)] : "";

    private static Task<ApiOffice> OpenAsync() =>
        ApiOffice.OpenAsync(
            Databases.Sqlite,
            settings: node => node.With(services => services.Replace(ServiceDescriptor.Singleton<IAntiforgery, NoAntiforgery>()))
        );

    /// <summary>A form's own token is no part of what is tried here.</summary>
    private sealed class NoAntiforgery : IAntiforgery
    {
        private static readonly AntiforgeryTokenSet none = new("x", "x", "__RequestVerificationToken", "X-Formulir");

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => none;

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => none;

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public void SetCookieTokenAndHeader(HttpContext httpContext) { }

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
    }
}
