using System.Globalization;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Jkn.Workflows.Server.Pages.Verifikasi;

/// <summary>
/// Before anything reads the form (the framework does, for its forgery token): the code must lead to a letter, and there must be room for
/// one more file. What is sent to a code that leads nowhere is never read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KnownLetterFirstAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Where a file that is too large is told of: its form was not read, so nothing else can be shown.</summary>
    public const string TooLarge = "besar";

    /// <summary>The framework's own filters that read forms stand at 1000.</summary>
    public int Order => 100;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
            return;
        var token = (context.RouteData.Values["token"] as string) ?? "";
        var letters = http.RequestServices.GetRequiredService<LetterChecks>();
        if (await letters.KnownAsync(token, http.RequestAborted) is null)
            context.Result = new RedirectToPageResult("/Verifikasi/Surat", new { token });
        else if (http.Request.ContentLength > LetterFileChecks.MaxFile)
            context.Result = new RedirectToPageResult("/Verifikasi/Surat", new { token, galat = TooLarge });
        else if (http.RequestServices.GetRequiredService<UploadTurns>().Take(http.Connection.RemoteIpAddress) is not { } turn)
        {
            http.Response.Headers.RetryAfter = CheckTurns.Again.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        }
        else
            http.Response.RegisterForDispose(turn);
    }
}
