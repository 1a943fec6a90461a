using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Work;

/// <summary>A file as it is read back.</summary>
public sealed record StoredFile(string Id, string CaseId, string Purpose, string MediaType, string Name, DateTimeOffset CreatedAt, string CreatedBy, byte[] Content);

/// <summary>The work that a file belonged to is over: whoever hears this looks at the case again.</summary>
public sealed class FileSupersededException(string caseId) : Exception($"A file of case {caseId} was stored by another run and is gone again.");

/// <summary>
/// Documents and letters, sealed with the key of their case, under a random id that says nothing. They lie in the database:
/// one backup, one transaction log, both nodes see them. Reading one is for the caller to log (<see cref="ReadRow"/>).
/// </summary>
public sealed class FileStore(Database database, CaseKeys keys, SecureLookup lookup, TimeProvider clock)
{
    /// <summary>Stores a file of a case that exists and returns its id.</summary>
    public async Task<string> SaveAsync(string caseId, string purpose, string mediaType, string name, byte[] content, string by, CancellationToken ct)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (await AddAsync(id, caseId, purpose, mediaType, name, content, by, ct)).Id;
    }

    private async Task<StoredFile> AddAsync(string id, string caseId, string purpose, string mediaType, string name, byte[] content, string by, CancellationToken ct)
    {
        await using var db = database.NewContext();
        var head = await db.CaseHeads.AsNoTracking().SingleAsync(h => h.Id == caseId, ct);
        var key = keys.Unwrap(caseId, head.WrappedKey ?? throw new InvalidOperationException($"The data of case {caseId} was destroyed."));
        var now = clock.GetUtcNow();
        db.Files.Add(new()
        {
            Id = id, CaseKey = head.CaseKey, CaseId = caseId, Purpose = purpose, MediaType = mediaType, Size = content.Length,
            SealedName = Box.Seal(key, Encoding.UTF8.GetBytes(name), $"{id}/name"),
            ContentHmac = lookup.Hmac(Convert.ToHexString(SHA256.HashData(content))),
            CreatedAt = now, CreatedBy = by,
        });
        db.FileContents.Add(new() { Id = id, Content = Box.Seal(key, content, $"{id}/content") });
        await db.SaveChangesAsync(ct);
        return new(id, caseId, purpose, mediaType, name, now, by, content);
    }

    /// <summary>
    /// The file of a slot of the case, made when it is not there yet. Whoever stores first wins, on every node and after every crash:
    /// a second run of the same work finds the first one's file. The id says nothing without the key.
    /// </summary>
    /// <exception cref="FileSupersededException">Somebody was faster, came to the end of the work and removed the file again.</exception>
    public async Task<StoredFile> KeepAsync(string caseId, string slot, string purpose, string mediaType, string name, Func<Task<byte[]>> make, CancellationToken ct)
    {
        var id = Convert.ToHexStringLower(lookup.Hmac($"slot/{caseId}/{slot}"));
        if (await ReadAsync(id, ct) is { } there) return there;
        var content = await make();
        try
        {
            return await AddAsync(id, caseId, purpose, mediaType, name, content, Domain.Cases.Stamp.System, ct);
        }
        catch (DbUpdateException)
        {
            // somebody was faster: theirs counts
            return await ReadAsync(id, ct) ?? throw new FileSupersededException(caseId);
        }
    }

    public async Task RemoveAsync(string id, CancellationToken ct)
    {
        await using var db = database.NewContext();
        await db.FileContents.Where(c => c.Id == id).ExecuteDeleteAsync(ct);
        await db.Files.Where(f => f.Id == id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Removes a case's files of one purpose, except one.</summary>
    public async Task DropAsync(string caseId, string purpose, string? except, CancellationToken ct)
    {
        await using var db = database.NewContext();
        var ids = await db.Files.Where(f => f.CaseId == caseId && f.Purpose == purpose && f.Id != except).Select(f => f.Id).ToListAsync(ct);
        if (ids.Count == 0) return;
        await db.FileContents.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(ct);
        await db.Files.Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(ct);
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
