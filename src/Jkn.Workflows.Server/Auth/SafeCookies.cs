namespace Jkn.Workflows.Server.Auth;

/// <summary>
/// Outside development a cookie goes over TLS only and says so in its name: a browser takes a "__Host-" name only with Secure, for the
/// whole site and for this host alone, so that no neighbour can set it. In development the server speaks plain http.
/// </summary>
internal static class SafeCookies
{
    public static void Guard(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = environment.IsDevelopment() ? name : "__Host-" + name;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }

    /// <summary>Outside development: HSTS, and Secure on every cookie of every part, whatever scheme a proxy in front told us.</summary>
    public static IApplicationBuilder UseSafeCookies(this WebApplication app) =>
        app.Environment.IsDevelopment()
            ? app
            : app.UseHsts().UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
}
