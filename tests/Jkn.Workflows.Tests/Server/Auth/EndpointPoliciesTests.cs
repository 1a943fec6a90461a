using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
        "masuk/kode",
        "galat/{code:int}",
        "layanan",
        "layanan/{code}",
        "cek",
        "antrian/layar/{region}/{place?}",
        "v/{token}",
        "api/verifications/{token}",
        "api/verifications/{token}/file",
        "api/verifications/{token}/holder",
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

    [Fact]
    public void A_page_of_the_folder_Admin_is_the_administrators_unless_the_list_says_who_else_and_why()
    {
        using var server = new TestServer();
        server.StartServer();

        var pages = PagesOf(server).Where(p => p.Page.StartsWith(AdminPages.Folder + "/", StringComparison.Ordinal)).ToArray();

        pages.Select(p => p.Page).ShouldContain("/Admin/Akun");
        foreach (var (page, policies) in pages)
        {
            var listed = AdminPages.ReadByOthers.SingleOrDefault(p => p.Page == page);
            policies.ShouldContain(listed.Policy ?? Policies.Admin, page);
            if (listed.Policy is null)
                policies.ShouldBeSubsetOf([Policies.Admin, Policies.SignedIn], page);
        }
        AdminPages.ReadByOthers.Select(p => p.Page).ShouldBeSubsetOf(pages.Select(p => p.Page));
        AdminPages.ReadByOthers.ShouldAllBe(p => p.Why.Length > 20);
    }

    [Fact]
    public void Each_act_of_an_administrators_page_that_others_read_names_who_may_do_it()
    {
        var models = AdminPages.ReadByOthers.Select(p =>
            typeof(AdminPages).Assembly.GetType($"{typeof(AdminPages).Namespace}.Admin.{p.Page.Split('/')[^1]}Model", throwOnError: true)!
        );

        var acts = models.SelectMany(m => m.GetMethods().Where(h => h.Name.StartsWith("OnPost", StringComparison.Ordinal))).ToArray();

        acts.Length.ShouldBeGreaterThan(10);
        acts.Where(act => !act.IsDefined(typeof(AsksAttribute), false))
            .Select(act => $"{act.DeclaringType!.Name}.{act.Name}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string Page, string[] Policies)> PagesOf(TestServer server) =>
        server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e =>
                (
                    e.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath,
                    e.Metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().ToArray()
                )
            );
}
