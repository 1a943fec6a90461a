using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Api;

public sealed class IdempotencyTests : IDisposable
{
    private readonly FixedTime clock = new(new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));
    private readonly TestServer server = new();
    private int made;

    [Fact]
    public async Task The_same_key_and_body_make_one_thing_and_get_one_answer()
    {
        var first = await PostAsync("k1", "{}");
        var second = await PostAsync("k1", "{}");

        made.ShouldBe(1);
        second.ShouldBe(first);
        first.ShouldBe((201, "/api/cases/1", "{\"n\":1}"));
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_a_422()
    {
        await PostAsync("k1", "{}");

        var (status, _, body) = await PostAsync("k1", "{ }");

        (status, made).ShouldBe((422, 1));
        JsonDocument.Parse(body).RootElement.GetProperty("code").GetString().ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task Another_account_has_keys_of_its_own()
    {
        await PostAsync("k1", "{}");
        await PostAsync("k1", "{}", actor: "lain");

        made.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_frees_the_key()
    {
        (await PostAsync("k1", "{}", status: 409)).Status.ShouldBe(409);

        (await PostAsync("k1", "{}")).Status.ShouldBe(201);
        made.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_at_work_waits_and_is_taken_over_after_a_crash()
    {
        var (status, _, _) = await PostAsync("k1", "{}", during: async () => (await PostAsync("k1", "{}")).Status.ShouldBe(409));
        status.ShouldBe(201);

        await using (var db = await Databases.CreateDbContextAsync(Ct))
            await db.IdempotencyKeys.ExecuteUpdateAsync(s => s.SetProperty(k => k.Status, 0), Ct);
        clock.Now = clock.Now.AddMinutes(3);
        (await PostAsync("k1", "{}")).Status.ShouldBe(201);
        made.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dua kata")]
    public async Task A_key_that_cannot_be_one_is_a_400(string key) => (await PostAsync(key, "{}")).Status.ShouldBe(400);

    [Fact]
    public void An_attempt_that_takes_over_makes_the_same_id()
    {
        var (a, b, other) = (Http("k1", "{}", "orang"), Http("k1", "{}", "orang"), Http("k2", "{}", "orang"));

        Idempotency.NewId(a, new(clock)).ShouldBe(Idempotency.NewId(b, new(clock)));
        Idempotency.NewId(a, new(clock)).ShouldNotBe(Idempotency.NewId(other, new(clock)));
        Idempotency.NewId(a, new(clock)).Version.ShouldBe(8);
    }

    private IDbContextFactory<AppDb> Databases => server.Services.GetRequiredService<IDbContextFactory<AppDb>>();

    private async Task<(int Status, string? Location, string Body)> PostAsync(
        string key,
        string body,
        string actor = "orang",
        int status = 201,
        Func<Task>? during = null
    )
    {
        var http = Http(key, body, actor);
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await new Idempotency(Endpoint, Databases, clock).InvokeAsync(http);
        return (http.Response.StatusCode, http.Response.Headers.Location.FirstOrDefault(), Encoding.UTF8.GetString(answer.ToArray()));

        async Task Endpoint(HttpContext called)
        {
            made++;
            if (during is not null)
                await during();
            called.Response.StatusCode = status;
            called.Response.Headers.Location = $"/api/cases/{made}";
            await called.Response.WriteAsync($"{{\"n\":{made}}}", Ct);
        }
    }

    private DefaultHttpContext Http(string key, string body, string actor)
    {
        var http = new DefaultHttpContext { RequestServices = server.Services };
        (http.Request.Method, http.Request.Path, http.Request.Body) = (
            "POST",
            "/api/cases",
            new MemoryStream(Encoding.UTF8.GetBytes(body))
        );
        http.Request.Headers[Idempotency.Header] = key;
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claims.Id, actor)], "test"));
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new IdempotentMetadata()), "test"));
        return http;
    }

    public void Dispose() => server.Dispose();
}
