using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Work;

/// <summary>A file as it is read back.</summary>
public sealed record StoredFile(string Id, string CaseId, string Purpose, string MediaType, string Name, DateTimeOffset CreatedAt, string CreatedBy, byte[] Content);

/// <summary>
/// Documents and letters, sealed with the key of their case, under a random id that says nothing. They lie in the database:
/// one backup, one transaction log, both nodes see them. Reading one is for the caller to log (<see cref="ReadRow"/>).
/// </summary>
public sealed class FileStore(Database database, CaseKeys keys, SecureLookup lookup, TimeProvider clock)
{
    /// <summary>Stores a file of a case that exists and returns its id.</summary>
    public async Task<string> SaveAsync(string caseId, string purpose, string mediaType, string name, byte[] content, string by, CancellationToken ct)
    {
        await using var db = database.NewContext();
        var head = await db.CaseHeads.AsNoTracking().SingleAsync(h => h.Id == caseId, ct);
        var key = keys.Unwrap(caseId, head.WrappedKey ?? throw new InvalidOperationException($"The data of case {caseId} was destroyed."));
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        db.Files.Add(new()
        {
            Id = id, CaseKey = head.CaseKey, CaseId = caseId, Purpose = purpose, MediaType = mediaType, Size = content.Length,
            SealedName = Box.Seal(key, Encoding.UTF8.GetBytes(name), $"{id}/name"),
            ContentHmac = lookup.Hmac(Convert.ToHexString(SHA256.HashData(content))),
            CreatedAt = clock.GetUtcNow(), CreatedBy = by,
        });
        db.FileContents.Add(new() { Id = id, Content = Box.Seal(key, content, $"{id}/content") });
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <summary>Null when there is no such file, or its case was destroyed.</summary>
    public async Task<StoredFile?> ReadAsync(string id, CancellationToken ct)
    {
        await using var db = database.NewContext();
        var found = await (from file in db.Files.AsNoTracking()
                           join head in db.CaseHeads on file.CaseKey equals head.CaseKey
                           join bytes in db.FileContents on file.Id equals bytes.Id
                           where file.Id == id && head.WrappedKey != null
                           select new { file, head.WrappedKey, bytes.Content }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var key = keys.Unwrap(found.file.CaseId, found.WrappedKey!);
        var name = found.file.SealedName is null ? "" : Encoding.UTF8.GetString(Box.Open(key, found.file.SealedName, $"{id}/name"));
        return new(id, found.file.CaseId, found.file.Purpose, found.file.MediaType, name, found.file.CreatedAt, found.file.CreatedBy,
            Box.Open(key, found.Content, $"{id}/content"));
    }
}
