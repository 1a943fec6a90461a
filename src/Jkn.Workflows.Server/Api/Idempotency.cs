using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Http;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// <c>Idempotency-Key</c> on a POST that creates (<see cref="WithIdempotency"/>): the same key and body get the stored answer again,
/// another body 422, a request still at work 409. A refusal stores nothing and frees the key: nothing happened, so deciding again is safe.
/// Keys belong to the account. Answers are stored in plain: such an endpoint answers ids and states, never personal data.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, IDbContextFactory<AppDb> databases, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    private const int MaxKey = 100,
        AtWork = 0;

    /// <summary>A node that died has left its key at work: after this another attempt takes it over.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private sealed record Stored(string? ContentType, string? Location, string? ETag, string Body);

    public async Task InvokeAsync(HttpContext http)
    {
        var header = http.Request.Headers[Header];
        if (http.GetEndpoint()?.Metadata.GetMetadata<IdempotentMetadata>() is null || header.Count == 0)
        {
            await next(http);
            return;
        }
        var (key, actor, ct) = (header.ToString(), http.User.FindFirstValue(Claims.Id)!, http.RequestAborted);
        if (key.Length is 0 or > MaxKey || key.Any(c => c is <= ' ' or >= '\u007f'))
        {
            await RefuseAsync(
                http,
                StatusCodes.Status400BadRequest,
                "idempotency-key-invalid",
                $"Kunci harus 1 sampai {MaxKey} karakter tanpa spasi."
            );
            return;
        }
        await using var db = await databases.CreateDbContextAsync(ct);
        var hash = await HashAsync(http.Request, ct);
        if (await TakeAsync(db, actor, key, hash, ct) is { } before)
            await RepeatAsync(http, before, hash);
        else
            await FirstAsync(http, db, actor, key);
    }

    /// <summary>
    /// The id for what is to be created: derived from account, route and key, so that an attempt that takes over after a crash creates
    /// the same thing and not a second one. Random without a key.
    /// </summary>
    public static Guid NewId(HttpContext http, OfficeClock clock)
    {
        if (http.Request.Headers[Header] is not [{ Length: > 0 } key])
            return Guid.CreateVersion7(clock.GetUtcNow());
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.User.FindFirstValue(Claims.Id)}\n{http.Request.Path}\n{key}"));
        // Version 8, variant 1: "made by the application", as RFC 9562 has it.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    // Null when the key is ours now.
    private async Task<IdempotencyRow?> TakeAsync(AppDb db, string actor, string key, byte[] hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var stale = now - Longest;
        await db
            .IdempotencyKeys.Where(k => k.Actor == actor && k.Key == key && k.Status == AtWork && k.CreatedAt < stale)
            .ExecuteDeleteAsync(ct);
        if (await FindAsync(db, actor, key, ct) is { } before)
            return before;
        db.IdempotencyKeys.Add(
            new()
            {
                Actor = actor,
                Key = key,
                BodyHash = hash,
                Status = AtWork,
                Answer = "",
                CreatedAt = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException)
        {
            // Taken by another request in between; whatever else was wrong leaves no row, and stays an error.
            db.ChangeTracker.Clear();
            if (await FindAsync(db, actor, key, ct) is { } first)
                return first;
            throw;
        }
    }

    private static Task<IdempotencyRow?> FindAsync(AppDb db, string actor, string key, CancellationToken ct) =>
        db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Actor == actor && k.Key == key, ct);

    private async Task FirstAsync(HttpContext http, AppDb db, string actor, string key)
    {
        var client = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var created = false;
        try
        {
            await next(http);
            created = http.Response.StatusCode is >= 200 and < 300;
        }
        finally
        {
            http.Response.Body = client;
            var mine = db.IdempotencyKeys.Where(k => k.Actor == actor && k.Key == key);
            // Without the caller's token: who hangs up now must find the answer on asking again.
            if (!created)
                await mine.ExecuteDeleteAsync(CancellationToken.None);
            else
            {
                var headers = http.Response.Headers;
                var text = JsonSerializer.Serialize(
                    new Stored(headers.ContentType, headers.Location, headers.ETag, Encoding.UTF8.GetString(answer.ToArray()))
                );
                await mine.ExecuteUpdateAsync(
                    set => set.SetProperty(k => k.Status, http.Response.StatusCode).SetProperty(k => k.Answer, text),
                    CancellationToken.None
                );
            }
        }
        answer.Position = 0;
        await answer.CopyToAsync(client, http.RequestAborted);
    }

    private static async Task RepeatAsync(HttpContext http, IdempotencyRow before, byte[] hash)
    {
        if (!CryptographicOperations.FixedTimeEquals(before.BodyHash, hash))
        {
            await RefuseAsync(
                http,
                StatusCodes.Status422UnprocessableEntity,
                "idempotency-key-reused",
                "Kunci ini sudah dipakai untuk permintaan lain."
            );
            return;
        }
        if (before.Status == AtWork)
        {
            await RefuseAsync(
                http,
                StatusCodes.Status409Conflict,
                "idempotency-at-work",
                "Permintaan yang sama sedang dikerjakan. Coba lagi sebentar lagi."
            );
            return;
        }
        var stored = JsonSerializer.Deserialize<Stored>(before.Answer)!;
        http.Response.StatusCode = before.Status;
        http.Response.ContentType = stored.ContentType;
        if (stored.Location is { } location)
            http.Response.Headers.Location = location;
        if (stored.ETag is { } tag)
            http.Response.Headers.ETag = tag;
        await http.Response.WriteAsync(stored.Body, http.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext http, int status, string code, string why) =>
        ProblemsSetup.WriteAsync(http, Problems.Details(status, code, why, new InvalidParam(Header, code, why)));

    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering(int.MaxValue); // in memory: a list of people lies in no folder in clear
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}

/// <summary>Marks an endpoint whose POST may carry an Idempotency-Key.</summary>
internal sealed class IdempotentMetadata;

internal static class IdempotencySetup
{
    /// <summary><c>group.MapPost("", OpenAsync).WithIdempotency()</c>.</summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new IdempotentMetadata());

    /// <summary>After authorization: a key belongs to an account.</summary>
    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app) => app.UseMiddleware<Idempotency>();
}
