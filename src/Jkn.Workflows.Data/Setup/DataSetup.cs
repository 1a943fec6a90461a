using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Data.Setup;

public static class DataSetup
{
    /// <summary>Everything of this project. The host calls <see cref="PrepareAsync"/> before it serves.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().Bind(configuration.GetSection("Data")).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection("Data").Get<DataOptions>() ?? new();
        // One name for all nodes, wherever they are installed: otherwise they cannot read each other's keys.
        services.AddDataProtection().SetApplicationName("jkn-workflows").PersistKeysToFileSystem(new DirectoryInfo(options.KeyRing));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new OfficeClock(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<Database>(provider => Create(provider.GetRequiredService<IOptions<DataOptions>>().Value));
        services.AddSingleton<Secrets>().AddSingleton<CaseKeys>().AddSingleton<SecureLookup>();
        services.AddSingleton(provider => new StateCache(provider.GetRequiredService<IOptions<DataOptions>>().Value.CachedCases));
        services.AddSingleton(provider =>
        {
            using var db = provider.GetRequiredService<Database>().NewContext();
            return new Projector(db.Model, provider.GetRequiredService<SecureLookup>());
        });
        services.AddSingleton<OfficeStore>();
        services.AddSingleton(provider =>
        {
            using var db = provider.GetRequiredService<Database>().NewContext();
            return new OfficeProjector(db.Model);
        });
        services.AddSingleton<WriterParts>();
        services.AddSingleton(provider => new CommandQueue(
            provider.GetRequiredService<WriterParts>(),
            provider.GetRequiredService<OfficeClock>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<DataOptions>>().Value.Writers
        ));
        AddReaders(services);
        services.AddSingleton<ChainCheck>().AddSingleton<WorkSource>().AddSingleton<FileStore>().AddSingleton<Inbox>();
        services.AddPooledDbContextFactory<AppDb>((provider, builder) => provider.GetRequiredService<Database>().Use(builder));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        return services;
    }

    /// <summary>What reads journals, and what is done beside commands.</summary>
    private static void AddReaders(IServiceCollection services)
    {
        services.AddSingleton(provider => new CaseReader(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<CaseKeys>(),
            provider.GetRequiredService<StateCache>()
        ));
        services.AddSingleton(provider => new RowsRebuild(
            provider.GetRequiredService<CommandQueue>(),
            provider.GetRequiredService<WriterParts>()
        ));
        services.AddSingleton(provider => new OfficeReader(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<OfficeStore>()
        ));
        services.AddSingleton(provider => new AccessSeal(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<CommandQueue>()
        ));
        services.AddSingleton(provider => new HeadsSeal(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<CommandQueue>()
        ));
        services.AddSingleton(provider => new StoreProbe(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<CommandQueue>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new StoreRestore(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<CommandQueue>(),
            provider.GetRequiredService<CaseReader>(),
            provider.GetRequiredService<CaseKeys>()
        ));
        services.AddSingleton<StoreBackup>();
        services.AddSingleton<HeadsCheck>().AddSingleton<JournalExport>();
        services.AddSingleton(provider => new OfficeOpening(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<CommandQueue>()
        ));
    }

    /// <summary>Creates or migrates the database, and gives offices that have none their journals.</summary>
    /// <param name="tell">Hears, in Indonesian, what is waited for.</param>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct, Action<string>? tell = null)
    {
        var database = services.GetRequiredService<Database>();
        await database.WaitAsync(tell ?? (_ => { }), ct);
        await database.MigrateAsync(tell ?? (_ => { }), ct);
        await services.GetRequiredService<OfficeOpening>().RunAsync(ct);
    }

    private static Database Create(DataOptions options)
    {
        if (options.Provider == DataProvider.Postgres)
            return new PostgresDatabase(options.ConnectionString);
        var text =
            options.ConnectionString.Length > 0
                ? options.ConnectionString
                : new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.Folder, "jkn.db") }.ConnectionString;
        return new SqliteDatabase(text);
    }
}
