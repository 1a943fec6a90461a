using System.Text.Json;
using Jkn.Workflows.Tests.Support;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Api;

public class ApiDocumentTests
{
    [Fact]
    public async Task The_document_is_the_approved_one_and_complete()
    {
        using var server = new TestServer();
        using var client = server.Anonymous();

        var text = await client.GetStringAsync("/openapi/v1.json", Ct);

        var document = JsonDocument.Parse(text).RootElement;
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        foreach (var (name, operation) in Operations(document))
        {
            operation.TryGetProperty("summary", out _).ShouldBeTrue(name);
            operation.TryGetProperty("description", out _).ShouldBeTrue(name);
            operation.GetProperty("responses").TryGetProperty("500", out _).ShouldBeTrue(name);
        }
        Golden.Check(text, "openapi-v1");
    }

    [Fact]
    public async Task The_document_can_be_read_on_a_page_of_our_own()
    {
        using var server = new TestServer();
        using var client = server.Anonymous();

        var page = await client.GetStringAsync("/docs/index.html", Ct);

        page.ShouldContain("swagger-ui");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select ($"{method.Name} {path.Name}", method.Value);
}
