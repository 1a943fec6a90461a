namespace Jkn.Workflows.Server.Http;

/// <summary>A person with a browser gets a page with the way on, not a JSON problem.</summary>
internal static class ErrorPages
{
    private static readonly PathString[] Machines = ["/api", "/elsa", "/openapi", "/health", "/studio", "/hidup"];

    public static bool AsksForPage(HttpRequest request) =>
        !Machines.Any(m => request.Path.StartsWithSegments(m))
        && (
            request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            || request.Headers.ContainsKey("HX-Request")
        );

    /// <summary>Around the exception handler: an answer that is still empty is filled by the page Galat.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) =>
        app.UseWhen(http => AsksForPage(http.Request), branch => branch.UseStatusCodePagesWithReExecute("/galat/{0}"));
}
