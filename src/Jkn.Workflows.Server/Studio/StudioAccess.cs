using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Jkn.Workflows.Server.Studio;

/// <summary>On a route whose caller shows only the sentences of a 400: a refusal at the door is told that way too.</summary>
internal sealed class TellsInSentences
{
    public static readonly TellsInSentences Instance = new();
}

/// <summary>
/// Who may not save is told in the designer's own snackbar, and its page stays alive; everybody else gets the usual answer.
/// </summary>
internal sealed class StudioDoor : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<TellsInSentences>() is null)
            return usual.HandleAsync(next, context, policy, authorizeResult);
        return ProblemsSetup.WriteAsync(
            context,
            authorizeResult.Challenged
                ? StudioAnswers.Details(
                    "session-ended",
                    "Belum tersimpan: sesi Anda sudah berakhir. Masuk lagi di tab lain, lalu ubah sesuatu di sini; simpanan "
                        + "berikutnya memuat semuanya."
                )
                : StudioAnswers.Details("forbidden", "Belum tersimpan: hanya admin SOP yang boleh mengubah SOP.")
        );
    }
}

/// <summary>
/// A change asked for with the browser's own cookie must come from our own pages. The cookie is same-site already; this is the second lock.
/// A bearer token is never sent by a browser on its own.
/// </summary>
internal static class OwnPagesOnly
{
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var unsafeMethod = !(
            HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        );
        if (unsafeMethod && request.Headers.Authorization.Count == 0 && !IsOwn(request))
            return Problems.Forbidden("Permintaan ini tidak berasal dari halaman aplikasi ini.");
        return await next(context);
    }

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site == "same-origin";
        return request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority == request.Host.Value;
    }
}
