using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;

namespace Jkn.Workflows.Data.Work;

/// <summary>A file as it is read back.</summary>
public sealed record StoredFile(
    string Id,
    string CaseId,
    string Purpose,
    string MediaType,
    string Name,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    byte[] Content
);

/// <summary>The work that a file belonged to is over: whoever hears this looks at the case again.</summary>
public sealed class FileSupersededException(string caseId)
    : Exception($"A file of case {caseId} was stored by another run and is gone again.");

/// <summary>
/// Documents and letters, sealed with the key of their case, under a random id that says nothing. They lie in the database:
/// one backup, one transaction log, both nodes see them. They are written with whatever else waits to be committed, for a day's letters are
/// thousands of files. Reading one is for the caller to log (<see cref="ReadRow"/>).
/// </summary>
public sealed class FileStore(Database database, CommandQueue queue, CaseKeys keys, SecureLookup lookup)
{
    private static readonly Sql FindCase = new("SELECT case_key, wrapped_key FROM case_heads WHERE id = @p0", "t");
    private static readonly Sql FindFile = new(
        """
        SELECT f.case_id, f.purpose, f.media_type, f.sealed_name, f.created_at, f.created_by, h.wrapped_key, c.content
        FROM files f JOIN case_heads h ON h.case_key = f.case_key JOIN file_contents c ON c.id = f.id
        WHERE f.id = @p0 AND h.wrapped_key IS NOT NULL
        """,
        "t"
    );
    private static readonly Sql AddRow = new(
        """
        INSERT INTO files (id, case_key, case_id, purpose, media_type, sealed_name, size, content_hmac, created_at, created_by)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9) ON CONFLICT (id) DO NOTHING
        """,
        "tltttblblt"
    );
    private static readonly Sql AddContent = new("INSERT INTO file_contents (id, content) VALUES (@p0, @p1)", "tb");
    private static readonly Sql RemoveContent = new("DELETE FROM file_contents WHERE id = @p0", "t"),
        RemoveRow = new("DELETE FROM files WHERE id = @p0", "t");

    // By the case's key: that is what the index has.
    private const string Others = "case_key = (SELECT case_key FROM case_heads WHERE id = @p0) AND purpose = @p1 AND id <> @p2";
    private static readonly Sql DropContents = new($"DELETE FROM file_contents WHERE id IN (SELECT id FROM files WHERE {Others})", "ttt"),
        DropRows = new($"DELETE FROM files WHERE {Others}", "ttt");

    /// <summary>Stores a file of a case that exists and returns its id.</summary>
    public async Task<string> SaveAsync(
        string caseId,
        string purpose,
        string mediaType,
        string name,
        byte[] content,
        string by,
        CancellationToken ct
    )
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await AddAsync(id, caseId, purpose, mediaType, name, content, by, ct);
        return id;
    }

    /// <summary>Null when there is a file of that id already.</summary>
    private async Task<StoredFile?> AddAsync(
        string id,
        string caseId,
        string purpose,
        string mediaType,
        string name,
        byte[] content,
        string by,
        CancellationToken ct
    )
    {
        var (caseKey, wrapped) = CaseOf(caseId);
        var key = keys.Unwrap(caseId, wrapped ?? throw new InvalidOperationException($"The data of case {caseId} was destroyed."));
        var (sealedName, box) = (Box.Seal(key, Encoding.UTF8.GetBytes(name), $"{id}/name"), Box.Seal(key, content, $"{id}/content"));
        var hmac = lookup.Hmac(Convert.ToHexString(SHA256.HashData(content)));
        return await queue.WriteAsync(
            (writer, now) =>
            {
                if (
                    writer.Session.Execute(
                        AddRow,
                        id,
                        caseKey,
                        caseId,
                        purpose,
                        mediaType,
                        sealedName,
                        (long)content.Length,
                        hmac,
                        now.ToUnixTimeMilliseconds(),
                        by
                    ) == 0
                )
                    return null;
                writer.Session.Execute(AddContent, id, box);
                return new StoredFile(id, caseId, purpose, mediaType, name, now, by, content);
            },
            ct
        );
    }

    /// <summary>The file that lies in a slot of the case; null when none was kept there yet.</summary>
    public Task<StoredFile?> FindAsync(string caseId, string slot, CancellationToken ct) => ReadAsync(IdOf(caseId, slot), ct);

    /// <summary>
    /// The file of a slot of the case, made when it is not there yet. Whoever stores first wins, on every node and after every crash:
    /// a second run of the same work finds the first one's file. The id says nothing without the key.
    /// </summary>
    /// <exception cref="FileSupersededException">Somebody was faster, came to the end of the work and removed the file again.</exception>
    public async Task<StoredFile> KeepAsync(
        string caseId,
        string slot,
        string purpose,
        string mediaType,
        string name,
        Func<Task<byte[]>> make,
        CancellationToken ct
    )
    {
        var id = IdOf(caseId, slot);
        if (await ReadAsync(id, ct) is { } there)
            return there;
        var made = await AddAsync(id, caseId, purpose, mediaType, name, await make(), Domain.Words.Stamp.System, ct);
        // somebody was faster: theirs counts
        return made ?? await ReadAsync(id, ct) ?? throw new FileSupersededException(caseId);
    }

    private string IdOf(string caseId, string slot) => Convert.ToHexStringLower(lookup.Hmac($"slot/{caseId}/{slot}"));

    public Task RemoveAsync(string id, CancellationToken ct) =>
        queue.WriteAsync(
            (writer, _) =>
            {
                writer.Session.Execute(RemoveContent, id);
                return writer.Session.Execute(RemoveRow, id);
            },
            ct
        );

    /// <summary>Removes a case's files of one purpose, except one.</summary>
    public Task DropAsync(string caseId, string purpose, string? except, CancellationToken ct) =>
        queue.WriteAsync(
            (writer, _) =>
            {
                writer.Session.Execute(DropContents, caseId, purpose, except ?? "");
                return writer.Session.Execute(DropRows, caseId, purpose, except ?? "");
            },
            ct
        );

    /// <summary>Null when there is no such file, or its case was destroyed.</summary>
    public async Task<StoredFile?> ReadAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var connection = database.Open();
        using var find = new Statement(connection, FindFile);
        using var found = find.Query(id);
        if (!found.Read())
            return null;
        var caseId = found.GetString(0);
        var key = keys.Unwrap(caseId, (byte[])found.GetValue(6));
        var name = found.IsDBNull(3) ? "" : Encoding.UTF8.GetString(Box.Open(key, (byte[])found.GetValue(3), $"{id}/name"));
        return new(
            id,
            caseId,
            found.GetString(1),
            found.GetString(2),
            name,
            DateTimeOffset.FromUnixTimeMilliseconds(found.GetInt64(4)),
            found.GetString(5),
            Box.Open(key, (byte[])found.GetValue(7), $"{id}/content")
        );
    }

    private (long Key, byte[]? Wrapped) CaseOf(string caseId)
    {
        using var connection = database.Open();
        using var find = new Statement(connection, FindCase);
        return find.Row(caseId) is [long key, var wrapped]
            ? (key, (byte[]?)wrapped)
            : throw new InvalidOperationException($"There is no case {caseId}.");
    }
}
