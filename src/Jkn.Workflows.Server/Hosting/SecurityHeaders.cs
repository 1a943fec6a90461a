namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// Headers that every answer carries. The content policy allows our own origin only; a path that needs more says so in
/// <see cref="Policies"/>, nowhere else.
/// </summary>
internal static class SecurityHeaders
{
    private const string Strict =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Swagger UI writes style attributes.
    private static readonly (PathString Path, string Policy)[] Policies =
    [
        ("/docs", Strict + "; style-src 'self' 'unsafe-inline'"),
        (Studio.StudioSetup.Prefix, Studio.StudioSetup.ContentPolicy),
    ];

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                // Set when the answer starts: an exception handler clears what was set before.
                http.Response.OnStarting(() =>
                {
                    Write(http);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = PolicyFor(http.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Answers may hold personal data: neither a proxy nor a shared browser keeps them. Files of wwwroot set their own.
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }

    private static string PolicyFor(PathString path)
    {
        foreach (var (prefix, policy) in Policies)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
                return policy;
        }
        return Strict;
    }
}
