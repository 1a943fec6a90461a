using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// What WhatsApp tells us: whether a message arrived, and who wants no more of them. Anybody may knock; only what is signed with the app's
/// secret is read, and nothing of it is kept but the state of our own message and a keyed hash of a telephone.
/// </summary>
internal static class HooksApi
{
    private const int MostBytes = 256 * 1024;
    private const string Signature = "X-Hub-Signature-256";

    public static IEndpointRouteBuilder MapHooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/hooks/whatsapp").ShowsNothing().AllowAnonymous().WithTags("Pemberitahuan");
        hooks
            .MapGet("/", Verify)
            .WithSummary("Pendaftaran webhook")
            .WithDescription("WhatsApp asks once, with the word that the operator has set.");
        hooks
            .MapPost("/", HearAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Accepts<byte[]>("application/json")
            .WithSummary("Kabar WhatsApp")
            .WithDescription("Delivery states and STOP. Signed with the app's secret, else 401.");
        return api;
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Verify(
        IOptions<NoticeOptions> options,
        [FromQuery(Name = "hub.mode")] string? mode,
        [FromQuery(Name = "hub.verify_token")] string? token,
        [FromQuery(Name = "hub.challenge")] string? challenge
    )
    {
        var word = options.Value.WhatsApp.VerifyToken;
        return word.Length > 0 && mode == "subscribe" && Same(token ?? "", word) && challenge is { Length: > 0 and <= 200 }
            ? TypedResults.Text(challenge, "text/plain")
            : Problems.Answer(StatusCodes.Status403Forbidden, "verify-token-wrong", "Pendaftaran ditolak.");
    }

    private static async Task<Results<Ok, ProblemHttpResult>> HearAsync(
        HttpContext http,
        WhatsAppNews news,
        IOptions<NoticeOptions> options,
        CancellationToken ct
    )
    {
        if (options.Value.WhatsApp.AppSecret is not { Length: > 0 } secret)
            return Problems.NotFound("Webhook tidak dipasang.");
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        var signed = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes));
        if (!Same(http.Request.Headers[Signature].ToString(), signed))
            return Problems.Answer(StatusCodes.Status401Unauthorized, "signature-wrong", "Tanda tangan webhook tidak sah.");
        try
        {
            using var body = JsonDocument.Parse(bytes);
            await news.HearAsync(body.RootElement, ct);
        }
        catch (JsonException)
        {
            return Problems.Answer(StatusCodes.Status400BadRequest, "body-invalid", "Isi webhook tidak dapat dibaca.");
        }
        return TypedResults.Ok();
    }

    // Takes the same time for every answer.
    private static bool Same(string told, string known) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(told)),
            SHA256.HashData(Encoding.UTF8.GetBytes(known))
        );
}
