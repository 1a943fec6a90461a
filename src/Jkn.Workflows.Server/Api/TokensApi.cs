using System.Globalization;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Api;

/// <summary>Signing in with a local account, and who one is.</summary>
internal static class TokensApi
{
    /// <summary>What one signs in with.</summary>
    internal sealed record SignIn(string UserName, string Password, string? Code = null)
    {
        // A record prints its members; secrets must not print.
        public override string ToString() => $"SignIn {UserName}";
    }

    /// <summary>An access token, valid for <paramref name="ExpiresIn"/> seconds.</summary>
    internal sealed record Token(string AccessToken, string TokenType, int ExpiresIn);

    /// <summary>The account behind the token.</summary>
    internal sealed record Me(string Id, string Name, string Region, IReadOnlyList<string> Roles);

    public static IEndpointRouteBuilder MapTokens(this IEndpointRouteBuilder api)
    {
        api.MapPost("/token", SignInAsync)
            .ShowsNothing()
            .AllowAnonymous()
            .WithTags("Masuk")
            .WithSummary("Masuk dengan akun lokal")
            .WithDescription("Signs in with a local account and answers a short-lived access token.")
            .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests, Problems.ContentType);
        api.MapGet("/me", WhoAmI)
            .ShowsNothing()
            .RequireAuthorization(Policies.SignedIn)
            .WithTags("Masuk")
            .WithSummary("Akun yang sedang masuk")
            .WithDescription("The account behind the token: id, name, region, roles.");
        return api;
    }

    private static async Task<Results<Ok<Token>, ProblemHttpResult>> SignInAsync(
        SignIn request,
        HttpContext http,
        LocalSignIn signIn,
        SecondStep second,
        LocalTokens tokens,
        IOptions<AuthOptions> auth,
        CancellationToken ct
    )
    {
        if (auth.Value.UsesAuthority)
            return Problems.Answer(
                StatusCodes.Status404NotFound,
                "local-accounts-off",
                "Masuk dilakukan melalui penyedia identitas, bukan di sini."
            );
        if (
            new Checks()
                .Text("userName", request.UserName, Accounts.MaxUserName)
                .Text("password", request.Password, Accounts.MaxPassword)
                .Optional("code", request.Code, 30)
                .Problem() is
            { } invalid
        )
            return invalid;
        var (account, wait) = await signIn.TryAsync(request.UserName, request.Password, http.Connection.RemoteIpAddress, ct);
        if (wait is { } left)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Problems.Answer(
                StatusCodes.Status429TooManyRequests,
                "sign-in-locked",
                "Terlalu banyak percobaan masuk dari tempat ini. Coba lagi nanti."
            );
        }
        if (account is null)
            return Problems.Answer(StatusCodes.Status401Unauthorized, "credentials-wrong", "Nama akun atau kata sandi salah.");
        if (await SecondAsync(second, account, request.Code, ct) is { } no)
            return no;
        return TypedResults.Ok(new Token(tokens.Issue(account), "Bearer", (int)tokens.Lifetime.TotalSeconds));
    }

    private static async Task<ProblemHttpResult?> SecondAsync(SecondStep second, Account account, string? code, CancellationToken ct)
    {
        if (await second.MustEnrolAsync(account, ct))
            return Problems.Answer(
                StatusCodes.Status403Forbidden,
                "second-factor-required",
                "Akun ini wajib memakai faktor kedua. Masuk di layar dan daftarkan dahulu."
            );
        if (!await second.IsAskedAsync(account, ct))
            return null;
        if (string.IsNullOrWhiteSpace(code))
            return Problems.Answer(StatusCodes.Status401Unauthorized, "second-factor-missing", "Sertakan kode dari aplikasi kode Anda.");
        return await second.TryAsync(account, code, ct) switch
        {
            (true, _) => null,
            (_, { }) => Problems.Answer(StatusCodes.Status429TooManyRequests, "sign-in-locked", "Terlalu banyak kode yang salah."),
            _ => Problems.Answer(StatusCodes.Status401Unauthorized, "second-factor-wrong", "Kode salah atau sudah dipakai."),
        };
    }

    private static Ok<Me> WhoAmI(HttpContext http)
    {
        var actor = http.User.ToActor();
        return TypedResults.Ok(new Me(actor.Id, actor.Name, actor.Region, [.. actor.Roles.Order(StringComparer.Ordinal)]));
    }
}
