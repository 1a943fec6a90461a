using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Data;

/// <summary>Trust 2.1: every route and page says which classes of data it shows.</summary>
public class DeclaredDataTests
{
    // Nothing of ours answers there.
    private static readonly Dictionary<string, string> Undeclared = new()
    {
        ["openapi/{documentName}.json"] = "the framework's description of the API",
    };

    [Fact]
    public void Trust_2_1_Every_route_and_page_declares_the_classes_it_shows()
    {
        using var server = new TestServer();
        server.StartServer();

        var routes = RoutesOf(server).ToList();

        routes.Count.ShouldBeGreaterThan(100);
        routes.Where(r => r.Metadata.GetMetadata<ShowsData>() is null != Undeclared.ContainsKey(NameOf(r))).Select(NameOf).ShouldBeEmpty();
        var pages = routes.Select(r => r.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct();
        PageData.Of.Keys.Except(pages).ShouldBeEmpty();
    }

    [Fact]
    public void Trust_2_1_What_shows_people_of_a_region_or_of_a_case_names_the_classes()
    {
        using var server = new TestServer();
        server.StartServer();

        foreach (var route in RoutesOf(server))
        {
            if (route.Metadata.GetMetadata<ShowsData>() is { } shown)
                (shown.Classes != 0).ShouldBe(shown.Breadth != Breadth.Nothing, NameOf(route));
        }
    }

    internal static IEnumerable<RouteEndpoint> RoutesOf(TestServer server) =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string NameOf(RouteEndpoint route) => route.RoutePattern.RawText!.Trim('/');
}
