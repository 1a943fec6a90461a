using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Data;

public enum DataProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section "Data". The defaults run: SQLite in the folder "data".</summary>
public sealed class DataOptions
{
    public DataProvider Provider { get; init; } = DataProvider.Sqlite;

    /// <summary>Empty: the file jkn.db in <see cref="Folder"/>.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Relative to where the server runs.</summary>
    [Required]
    public string Folder { get; init; } = "data";

    /// <summary>
    /// The key ring. Empty: "keys" in <see cref="Folder"/>. Nodes on one database share it; a backup of the database must not contain it.
    /// </summary>
    public string KeyFolder { get; init; } = "";

    /// <summary>Where the key ring lies.</summary>
    public string KeyRing => KeyFolder.Length > 0 ? KeyFolder : Path.Combine(Folder, "keys");

    /// <summary>Writing connections of this node (PostgreSQL only: SQLite has one writer).</summary>
    [Range(1, 64)]
    public int Writers { get; init; } = 8;

    /// <summary>Folded cases kept in memory.</summary>
    [Range(1, 1_000_000)]
    public int CachedCases { get; init; } = 4096;
}
