using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Setup;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>What verbs that work on the database need: the server's services without its web host, from the same settings.</summary>
internal static class VerbServices
{
    public static async Task<ServiceProvider> BuildAsync(VerbCall call, CancellationToken ct, Action<IServiceCollection>? more = null)
    {
        var provider = Build(call, more);
        await DataSetup.PrepareAsync(provider, ct);
        return provider;
    }

    /// <summary>
    /// For verbs that only read: nothing is created or migrated. Null, with the reason told, when there is no database of this version.
    /// </summary>
    public static async Task<ServiceProvider?> OpenAsync(VerbCall call, CancellationToken ct)
    {
        var options = call.Configuration.GetSection("Data").Get<DataOptions>() ?? new();
        var file = Path.Combine(call.Folders.Data, "jkn.db");
        if (options is { Provider: DataProvider.Sqlite, ConnectionString.Length: 0 } && !File.Exists(file))
        {
            await call.Error.WriteLineAsync($"Tidak ada basis data di {call.Folders.Data}.");
            return null;
        }
        var provider = Build(call, null);
        if (await provider.GetRequiredService<Database>().SchemaFaultAsync(ct) is not { } fault)
            return provider;
        await call.Error.WriteLineAsync(fault);
        await provider.DisposeAsync();
        return null;
    }

    private static ServiceProvider Build(VerbCall call, Action<IServiceCollection>? more)
    {
        var configuration = call.Configuration;
        var folders = new Folders(configuration);
        configuration["Data:Folder"] = folders.Data;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folders);
        services.AddData(configuration);
        services.AddRegions();
        services.AddSingleton<Accounts>();
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
