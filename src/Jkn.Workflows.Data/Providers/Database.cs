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

    /// <summary>Points EF Core at a connection of this database that is open and in a transaction of its owner's.</summary>
    protected abstract void Use(DbContextOptionsBuilder options, DbConnection connection);

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

    /// <summary>
    /// @p0 id, @p1 office → case_key, version, hash, wrapped_key, and where the office's journal ends; the case is the caller's until the
    /// transaction ends.
    /// </summary>
    internal abstract Sql FindHead { get; }

    /// <summary>@p0 id → office_key, version, hash of an office's journal, for reading.</summary>
    internal static Sql FindOfficeHead { get; } = new("SELECT office_key, version, hash FROM office_heads WHERE id = @p0", "t");

    /// <summary>@p0 id → version, hash: a case's decision asks whether the office it was given still stands.</summary>
    internal static Sql FindOfficeEnd { get; } = new("SELECT version, hash FROM office_heads WHERE id = @p0", "t");

    /// <summary>As <see cref="FindOfficeHead"/>; the office is the caller's until the transaction ends.</summary>
    internal abstract Sql FindOffice { get; }

    /// <summary>@p0 region, @p1 register, @p2 year → last number; the book is the caller's until the transaction ends.</summary>
    internal abstract Sql TakeRegister { get; }

    /// <summary>@p0 a number: one writer at a time passes, so that two cases for one person see each other. Null with one writer.</summary>
    internal abstract Sql? Lock { get; }

    /// <summary>Runs deletions after which nothing of what they removed may lie in free pages, as far as the database can.</summary>
    internal virtual void Erase(Session session, Action deletions) => deletions();

    /// <summary>After a key or a paper was destroyed: removes what the log still holds of it, as far as the database can.</summary>
    internal virtual void Scrub(Session session) { }

    internal AppDb NewContext() => contexts.Value.CreateDbContext();

    /// <summary>On a writer's connection, inside its transaction: what is saved is committed or undone with it.</summary>
    internal AppDb NewContext(DbConnection connection)
    {
        var builder = new DbContextOptionsBuilder<AppDb>();
        Use(builder, connection);
        var db = new AppDb(builder.Options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    private DbContextOptions<AppDb> Options()
    {
        var builder = new DbContextOptionsBuilder<AppDb>();
        Use(builder);
        return builder.Options;
    }

    /// <summary>Waits until the database can be reached; says so once in a while (Indonesian).</summary>
    public virtual Task WaitAsync(Action<string> tell, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Holds the database for one server of this machine; null when it may be shared, as a server's database is.</summary>
    /// <exception cref="DatabaseInUseException">Another server works on it.</exception>
    public virtual IDisposable? Occupy(string who) => null;

    /// <summary>Writes a consistent copy into a folder while others work; the name of the file.</summary>
    /// <exception cref="BackupFailedException">It could not be made; the message is for people (Indonesian).</exception>
    public abstract Task<string> BackupAsync(string folder, CancellationToken ct);

    /// <summary>
    /// Creates the database if need be and brings it to the newest schema. One process at a time does it; the others wait, and
    /// <paramref name="tell"/> hears so (Indonesian).
    /// </summary>
    public virtual async Task MigrateAsync(Action<string> tell, CancellationToken ct)
    {
        await using var db = NewContext();
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Why this program cannot read the database as it is (Indonesian); null when it can. Changes nothing.</summary>
    public async Task<string?> SchemaFaultAsync(CancellationToken ct)
    {
        await using var db = NewContext();
        if (!await db.Database.CanConnectAsync(ct))
            return "Basis data tidak dapat dibuka.";
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        return applied.Count == 0 ? "Basis data ini kosong atau bukan milik layanan ini."
            : applied.Except(known, StringComparer.Ordinal).Any() ? "Basis data ini dari versi program yang lebih baru."
            : applied.Count < known.Count ? "Basis data ini dari versi program yang lebih lama: jalankan server sekali dahulu."
            : null;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
