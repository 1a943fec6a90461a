using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Support;

/// <summary>An answer of the API. <see cref="Code"/> is the code of a problem.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string? ETag, Uri? Location)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;
    public string? Code =>
        Text.Length > 0 && Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public Reply ShouldBe(HttpStatusCode status, string? code = null)
    {
        Status.ShouldBe(status, Text);
        if (code is not null)
            Code.ShouldBe(code, Text);
        return this;
    }
}

/// <summary>
/// Somebody at a screen: signs in through POST /api/token, again when the token has run out, and acts on what the API shows.
/// </summary>
internal sealed class ApiPerson(ApiOffice office, string id, string userName, string password, string region, bool signs)
{
    private readonly Lock signingIn = new();
    private (Task<string> Token, DateTimeOffset Until) token;
    private Task<byte[]>? authenticator;
    private long lastStep;

    public string Id => id;
    public string UserName => userName;

    /// <summary>Gives parafs or signatures.</summary>
    public bool Signs => signs;
    public string Password => password;

    public async Task<Reply> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        string? ifMatch = null,
        string? key = null,
        TestServer? node = null
    )
    {
        using var client = (node ?? office.Node).Anonymous();
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request, TestServer.Ct);
        return new(
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(TestServer.Ct),
            answer.Headers.ETag?.Tag,
            answer.Headers.Location
        );
    }

    /// <summary>A file as it comes down.</summary>
    public async Task<byte[]> BytesAsync(string path)
    {
        using var client = office.Node.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        using var answer = await client.SendAsync(request, TestServer.Ct);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestServer.Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, answer.IsSuccessStatusCode ? null : Encoding.UTF8.GetString(bytes));
        return bytes;
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, object body, string? ifMatch = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), ifMatch, key);

    public Task<Reply> PutAsync(string path, object body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), ifMatch);

    public Task<Reply> PostTextAsync(string path, string body) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<string> OpenCaseAsync(string sop)
    {
        var reply = await PostAsync(
            "/api/cases",
            new
            {
                sop,
                channel = "LOKET_KANTOR",
                applicant = new { nama = "Siti Contoh", telepon = "+62811000001" },
            }
        );
        return reply.ShouldBe(HttpStatusCode.Created).Body.GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> CaseAsync(string caseId) => (await GetAsync($"/api/cases/{caseId}")).ShouldBe(HttpStatusCode.OK).Body;

    /// <summary>The open task of an activity, as soon as it is there.</summary>
    public async Task<JsonElement> TaskAsync(string caseId, string activity)
    {
        var found = await Until.FoundAsync(
            async () =>
                Tasks(await CaseAsync(caseId))
                    .Where(t => t.GetProperty("activityId").GetString() == activity)
                    .Select(t => (object)t)
                    .FirstOrDefault(),
            async () => $"No task {activity}: {(await CaseAsync(caseId)).GetRawText()}"
        );
        return (JsonElement)found;
    }

    /// <summary>Completes a task; its only outcome goes without saying.</summary>
    public async Task<Reply> CompleteAsync(string caseId, string activity, string? outcome = null, object? data = null)
    {
        var task = await TaskAsync(caseId, activity);
        return await PostAsync(
            $"{PathOf(caseId, task)}/completion",
            new { outcome = outcome ?? task.GetProperty("outcomes").EnumerateArray().Single().GetString(), data },
            TagOf(task)
        );
    }

    /// <summary>Signs what the task is about, with the hash of the letter that the case shows.</summary>
    public async Task<Reply> SignAsync(
        string caseId,
        string activity,
        string outcome = "Setuju",
        string? documentHash = null,
        string? note = null
    )
    {
        var task = await TaskAsync(caseId, activity);
        if (documentHash is null && task.TryGetProperty("letter", out var key))
            documentHash = (await CaseAsync(caseId))
                .GetProperty("letters")
                .EnumerateArray()
                .Single(l => l.GetProperty("key").GetString() == key.GetString())
                .GetProperty("hash")
                .GetString();
        var proved = outcome == "Setuju" && task.TryGetProperty("act", out var act) && act.GetString() is "PARAF" or "TANDA_TANGAN";
        var code = proved ? await CodeAsync() : null;
        return await PostAsync(
            $"{PathOf(caseId, task)}/sign-off",
            new
            {
                outcome,
                documentHash,
                note,
                code,
            },
            TagOf(task)
        );
    }

    /// <summary>
    /// What his authenticator shows: enrolled when he first needs it. A code is used once; when those of now are, the machine's clock goes
    /// on, as a person would wait.
    /// </summary>
    public async Task<string> CodeAsync()
    {
        var secret = await EnrolledAsync();
        lock (signingIn)
        {
            lastStep = Math.Max(lastStep + 1, Totp.StepOf(office.Machine.Now));
            while (lastStep > Totp.StepOf(office.Machine.Now) + 1)
                office.Machine.Now = office.Machine.Now.AddSeconds(30);
            return Totp.Code(secret, lastStep);
        }
    }

    /// <summary>Confirms the scan of a letter that he signed in ink, with his code.</summary>
    /// <summary>A picture is made anew when it comes in: its hash is that of what was kept.</summary>
    public async Task<Reply> ConfirmScanAsync(string caseId, string hash, string letter = "kartu-sementara~p1")
    {
        // Signing in may use up a code.
        await CaseAsync(caseId);
        return await PostAsync($"/api/cases/{caseId}/letters/{letter}/scan/confirmation", new { hash, code = await CodeAsync() });
    }

    /// <summary>His authenticator's secret.</summary>
    public Task<byte[]> EnrolledAsync()
    {
        lock (signingIn)
            return authenticator ??= EnrolAsync(office.Node.Services.GetRequiredService<Factors>());
    }

    private async Task<byte[]> EnrolAsync(Factors factors)
    {
        var secret = await factors.BeginTotpAsync(Id, TestServer.Ct);
        var (codes, no) = await factors.ConfirmTotpAsync(new Actor(Id, UserName, region, []), factors.CodeBefore(secret), TestServer.Ct);
        no.ShouldBeNull();
        codes!.Count.ShouldBe(RecoveryCodes.Count);
        return secret;
    }

    public static IEnumerable<JsonElement> Tasks(JsonElement shown) => shown.GetProperty("workItems").EnumerateArray();

    public static string PathOf(string caseId, JsonElement task) =>
        $"/api/cases/{caseId}/work-items/{task.GetProperty("id").GetString()!.Replace('/', '~').Replace('#', '!')}";

    public static string TagOf(JsonElement task) => $"\"{task.GetProperty("version").GetInt32()}\"";

    /// <summary>A token of now, for requests of another kind.</summary>
    public async Task<string> TokenAsync()
    {
        using var client = office.Node.Anonymous();
        return await TokenAsync(client);
    }

    private Task<string> TokenAsync(HttpClient client)
    {
        lock (signingIn)
        {
            if (office.Machine.Now >= token.Until)
                token = (SignInAsync(client), office.Machine.Now.AddMinutes(59));
            return token.Token;
        }
    }

    private async Task<string> SignInAsync(HttpClient client)
    {
        var code = authenticator is null ? null : await CodeAsync();
        using var answer = await client.PostAsJsonAsync(
            "/api/token",
            new
            {
                userName,
                password,
                code,
            },
            TestServer.Ct
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestServer.Ct)).GetProperty("accessToken").GetString()!;
    }
}
