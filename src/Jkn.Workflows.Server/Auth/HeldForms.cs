using System.Text.Json;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Jkn.Workflows.Server.Auth;

/// <summary>A form that was sent when the session had ended: its address and fields.</summary>
internal sealed record HeldForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// Nothing typed is lost when a session ends in the middle of a form: the fields travel, sealed for half an hour, through the sign-in page
/// and are offered again afterwards. Files must be chosen anew. Only forms of our own pages are kept.
/// </summary>
internal sealed class HeldForms(IDataProtectionProvider protection)
{
    public const string ItemName = "held-form";
    private const int MaxFields = 500;
    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Jkn.Workflows.Server.HeldForms")
        .ToTimeLimitedDataProtector();

    public string Seal(HeldForm form) => protector.Protect(JsonSerializer.Serialize(form), TimeSpan.FromMinutes(30));

    /// <summary>Null when it is not ours, or too old.</summary>
    public HeldForm? Open(string? sealedForm)
    {
        if (string.IsNullOrEmpty(sealedForm))
            return null;
        try
        {
            return JsonSerializer.Deserialize<HeldForm>(protector.Unprotect(sealedForm));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Asks for sign-in: a page is led to it, a form is kept, and a script's request is told where to go.</summary>
    public static async Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, request) = (context.HttpContext, context.Request);
        if (!ErrorPages.AsksForPage(request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (request.Headers.ContainsKey("HX-Request"))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers["HX-Redirect"] = "/masuk?kembali=" + Uri.EscapeDataString(SafePath(request.Headers["HX-Current-URL"]));
            return;
        }
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            http.Response.Redirect("/masuk?kembali=" + Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString));
            return;
        }
        if (request.HasFormContentType && request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"])
        {
            var form = await request.ReadFormAsync(http.RequestAborted);
            var fields = form.Where(f => f.Key != "__RequestVerificationToken")
                .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))
                .Take(MaxFields)
                .ToArray();
            var held = http.RequestServices.GetRequiredService<HeldForms>().Seal(new(request.Path + request.QueryString, fields));
            http.Items[ItemName] = held;
        }
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private static string SafePath(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var at) ? at.PathAndQuery : "/";
}
