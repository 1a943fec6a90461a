using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data.Setup;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>What verbs that work on the database need: the server's services without its web host, from the same settings.</summary>
internal static class VerbServices
{
    public static async Task<ServiceProvider> BuildAsync(VerbCall call, CancellationToken ct, Action<IServiceCollection>? more = null)
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
        var provider = services.BuildServiceProvider();
        await DataSetup.PrepareAsync(provider, ct);
        return provider;
    }
}
