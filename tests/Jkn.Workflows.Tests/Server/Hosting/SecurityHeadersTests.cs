using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Hosting;

public class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/api/me")]
    [InlineData("/no-such-route")]
    [InlineData("/app.css")]
    [InlineData("/docs/index.html")]
    public async Task Every_answer_carries_them(string path)
    {
        using var server = new TestServer();
        using var client = server.Anonymous();

        using var answer = await client.GetAsync(path, Ct);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("script-src");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Only_files_of_our_own_may_be_kept_by_a_browser()
    {
        using var server = new TestServer();
        using var client = server.Anonymous();

        (await client.GetAsync("/", Ct)).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await client.GetAsync("/app.css", Ct)).Headers.CacheControl!.NoStore.ShouldBeFalse();
    }
}
