namespace Jkn.Workflows.Application.Access;

/// <summary>What stands between a file and the store.</summary>
internal static class FilesSetup
{
    public static IServiceCollection AddFileGate(this IServiceCollection services)
    {
        services
            .AddOptions<FileOptions>()
            .BindConfiguration("Files")
            .ValidateDataAnnotations()
            .Validate(
                o => o.Scanner.Length == 0 || ScannerAddress.Of(o.Scanner) is not null,
                "Files:Scanner must be tcp://host:port or unix:/path of clamd's socket."
            )
            .ValidateOnStart();
        return services.AddSingleton<FileScanner>().AddSingleton<FileGate>().AddSingleton<FileQuota>().AddSingleton<Uploads>();
    }
}
