using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Pages;

/// <summary>Screens. A page needs a signed-in account unless it is named here.</summary>
internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/", Policies.SignedIn);
            pages.Conventions.AllowAnonymousToPage("/Index");
            pages.Conventions.AllowAnonymousToPage("/Verifikasi/Surat");
        });
        return services;
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder app)
    {
        app.MapRazorPages();
        return app;
    }
}
