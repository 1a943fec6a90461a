using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Signing.Adapters.Local;
using Jkn.Workflows.Signing.Adapters.Paper;
using Jkn.Workflows.Signing.Adapters.Remote;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Signing.Adapters;

/// <summary>Registers the three sealers. <see cref="LetterSealer.Mode"/> tells them apart; the region's setting chooses.</summary>
internal static class SigningSetup
{
    /// <param name="keyFolder">Where the development CA keeps its keys: "signing" in the data folder.</param>
    public static IServiceCollection AddSigning(this IServiceCollection services, string keyFolder)
    {
        services.AddOptions<SigningOptions>().BindConfiguration("Signing").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => Roots(s.GetRequiredService<IOptions<SigningOptions>>().Value));
        services.AddSingleton(s => new DevelopmentCa(keyFolder, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new KeyShelf(
            s.GetRequiredService<IOptions<SigningOptions>>().Value,
            s.GetRequiredService<DevelopmentCa>(),
            s.GetRequiredService<TrustRoots>()
        ));
        services.AddSingleton<LetterSealer>(s => new LocalSealer(
            s.GetRequiredService<KeyShelf>(),
            Stamper(s.GetRequiredService<IOptions<SigningOptions>>().Value),
            Revocation(s.GetRequiredService<IOptions<SigningOptions>>().Value, s.GetRequiredService<TimeProvider>())
        ));
        services.AddSingleton<LetterSealer>(s => new BsreSealer(
            new(Http(), s.GetRequiredService<IOptions<SigningOptions>>().Value.Bsre),
            s.GetRequiredService<TrustRoots>()
        ));
        services.AddSingleton<LetterSealer>(s => new WetInkSealer(s.GetRequiredService<IOptions<SigningOptions>>().Value.MaxScanMegabytes));
        return services;
    }

    public static TrustRoots Roots(SigningOptions options) => new(Load(options.RootFiles), Load(options.CertifiedRootFiles));

    public static TimeStamper? Stamper(SigningOptions options) =>
        options.TimeStampUrl.Length == 0
            ? null
            : new(Http(), new Uri(options.TimeStampUrl), TimeSpan.FromSeconds(options.TimeStampSeconds));

    public static RevocationAnswers Revocation(SigningOptions options, TimeProvider clock) =>
        new(Http(), TimeSpan.FromSeconds(options.RevocationSeconds), clock);

    // Not from the factory: its handlers log each call's address, and v1's status call has a NIK in it. No redirects: they would take the
    // account and the passphrase elsewhere.
    private static HttpClient Http() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static List<X509Certificate2> Load(IReadOnlyList<string> files)
    {
        var found = new X509Certificate2Collection();
        foreach (var file in files)
            found.ImportFromPemFile(file);
        return [.. found];
    }
}
