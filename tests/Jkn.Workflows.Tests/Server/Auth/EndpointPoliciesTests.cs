using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Auth;

public class EndpointPoliciesTests
{
    // A route joins this list only with a reason that a stranger may have its answer.
    private static readonly string[] Open =
    [
        "",
        "Index",
        "masuk",
        "galat/{code:int}",
        "layanan",
        "layanan/{code}",
        "cek",
        "antrian/layar/{region}",
        "v/{token}",
        "api/verifications/{token}",
        "api/verifications/{token}/file",
        "api/hooks/whatsapp",
        "api/token",
        "health/live",
        "health/ready",
        "openapi/{documentName}.json",
    ];

    [Fact]
    public void Every_route_has_a_policy_or_is_on_the_list_of_open_routes()
    {
        using var server = new TestServer();
        server.StartServer();

        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();

        routes.Length.ShouldBeGreaterThan(5);
        foreach (var route in routes)
        {
            var name = route.RoutePattern.RawText!.Trim('/');
            var open = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var policy = route.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy is not null);
            open.ShouldBe(Open.Contains(name), $"{name}: open");
            if (!open)
                policy.ShouldBeTrue($"{name}: no policy");
        }
    }
}
