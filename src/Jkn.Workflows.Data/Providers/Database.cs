using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Jkn.Workflows.Data.Providers;

/// <summary>All that differs between databases. Whatever is the same on both lies elsewhere.</summary>
public abstract class Database : IDisposable
{
    // Contexts are used again: making one asks the container for its services, which takes longer than a short read.
    private readonly Lazy<PooledDbContextFactory<AppDb>> contexts;

    protected Database() => contexts = new(() => new(Options()));

    /// <summary>Points EF Core at this database.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    /// <summary>A connection for reading, open and set up. The caller disposes it.</summary>
    public abstract DbConnection Open();

    /// <summary>
    /// How a writing connection is set up, as the database itself reports it: name and value of each setting that durability rests on.
    /// </summary>
    public abstract IReadOnlyDictionary<string, string> DurabilityReadBack();

    /// <summary>One writer that commits many commands together, or many writers that commit each its own.</summary>
    internal abstract bool OneWriter { get; }

    /// <summary>True when another writer was first: the command is decided again.</summary>
    internal abstract bool IsClash(DbException error);

    /// <summary>@p0 id → case_key, version, hash, wrapped_key; the case is the caller's until the transaction ends.</summary>
    internal abstract Sql FindHead { get; }

    /// <summary>@p0 region, @p1 register, @p2 year → last number; the book is the caller's until the transaction ends.</summary>
    internal abstract Sql TakeRegister { get; }

    /// <summary>@p0 a number: one writer at a time passes, so that two cases for one person see each other. Null with one writer.</summary>
    internal abstract Sql? Lock { get; }

    /// <summary>Runs deletions after which nothing of what they removed may lie in free pages, as far as the database can.</summary>
    internal virtual void Erase(Session session, Action deletions) => deletions();

    /// <summary>After a key or a paper was destroyed: removes what the log still holds of it, as far as the database can.</summary>
    internal virtual void Scrub(Session session) { }

    internal AppDb NewContext() => contexts.Value.CreateDbContext();

    private DbContextOptions<AppDb> Options()
    {
        var builder = new DbContextOptionsBuilder<AppDb>();
        Use(builder);
        return builder.Options;
    }

    /// <summary>Creates the database if need be and brings it to the newest schema.</summary>
    public virtual async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = NewContext();
        await db.Database.MigrateAsync(ct);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
