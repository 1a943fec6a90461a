using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What was typed on a page and not sent, and when that was last kept.</summary>
internal sealed record Draft(string Page, DateTimeOffset SavedAt, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public string? Of(string field) => Fields.FirstOrDefault(f => f.Key == field).Value;
}

/// <summary>
/// Forms as they are typed, kept for their writer alone while he types (form[data-draf], app.js): a closed browser, a lost network or an
/// ended session loses nothing. Sealed, because numbers and names are among it; gone when the form is sent, or after a week.
/// </summary>
internal sealed class Drafts(IDbContextFactory<AppDb> databases, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MostFields = 500,
        MostCharacters = 64 * 1024,
        MostDrafts = 50,
        LongestPage = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Never kept: secrets, and what belongs to the moment a page was shown.</summary>
    private static readonly string[] Never =
    [
        "__RequestVerificationToken",
        "frasaSandi",
        "kodeSekali",
        ProofForm.Code,
        ProofForm.Fill,
        "versi",
        "sidik",
        Interruption.Sure,
    ];

    public async Task<bool> SaveAsync(string account, string page, IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct)
    {
        var fields = form.Where(f => !Never.Contains(f.Key)).ToArray();
        if (!IsPage(page) || fields.Length > MostFields || fields.Sum(f => f.Key.Length + f.Value.Length) > MostCharacters)
            return false;
        var now = clock.GetUtcNow();
        var bytes = Seal(account, page).Protect(JsonSerializer.SerializeToUtf8Bytes(fields));
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Replace(db) == 1)
            return true;
        await db.Drafts.Where(d => d.SavedAt < now - Kept).ExecuteDeleteAsync(ct);
        if (await db.Drafts.CountAsync(d => d.Account == account, ct) >= MostDrafts)
            return false;
        db.Drafts.Add(
            new()
            {
                Account = account,
                Page = page,
                Fields = bytes,
                SavedAt = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another window of the same person was faster: its place is there now.
            await Replace(db);
        }
        return true;

        Task<int> Replace(AppDb at) =>
            at
                .Drafts.Where(d => d.Account == account && d.Page == page)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.Fields, bytes).SetProperty(x => x.SavedAt, now), ct);
    }

    public async Task<Draft?> FindAsync(string account, string page, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Account == account && d.Page == page, ct) is { } row
            ? Open(row)
            : null;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Draft>> OfAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return
        [
            .. (
                await db
                    .Drafts.AsNoTracking()
                    .Where(d => d.Account == account)
                    .OrderByDescending(d => d.SavedAt)
                    .Take(MostDrafts)
                    .ToListAsync(ct)
            )
                .Select(Open)
                .OfType<Draft>(),
        ];
    }

    public async Task DropAsync(string account, string page, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Drafts.Where(d => d.Account == account && d.Page == page).ExecuteDeleteAsync(ct);
    }

    /// <summary>Puts the fields where a refused form's would be: every field shows what was typed.</summary>
    public static void Fill(ModelStateDictionary state, Draft draft)
    {
        foreach (var field in draft.Fields.GroupBy(f => f.Key, f => f.Value))
        {
            state.SetModelValue(field.Key, new ValueProviderResult(new StringValues([.. field])));
            state.MarkFieldSkipped(field.Key);
        }
    }

    private static bool IsPage(string page) =>
        page.Length <= LongestPage && page.StartsWith('/') && !page.StartsWith("//", StringComparison.Ordinal) && !page.Any(char.IsControl);

    /// <summary>Null when it is too old, or sealed with keys that are no more.</summary>
    private Draft? Open(DraftRow row)
    {
        if (row.SavedAt < clock.GetUtcNow() - Kept)
            return null;
        try
        {
            return new(
                row.Page,
                row.SavedAt,
                JsonSerializer.Deserialize<KeyValuePair<string, string>[]>(Seal(row.Account, row.Page).Unprotect(row.Fields))!
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Seal(string account, string page) =>
        protection.CreateProtector(
            "Jkn.Workflows.Server.Drafts",
            account,
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(page)))
        );
}
