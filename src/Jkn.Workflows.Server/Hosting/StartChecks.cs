using Jkn.Workflows.Data;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Verbs;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>Reasons not to start at all. Outside development a weak secret or a demo account is one, said plainly instead of served.</summary>
internal static class StartChecks
{
    /// <summary>From the configuration alone, before anything is built; null when nothing stands against it.</summary>
    public static string? Refusal(IConfiguration configuration, IHostEnvironment environment)
    {
        var auth = configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions();
        if (environment.IsDevelopment() || auth.UsesAuthority) return null;
        return SigningKey.Weakness(auth.SigningKey) is { } weakness
            ? $"{weakness} Isi lewat variabel lingkungan Auth__SigningKey, misalnya dengan keluaran `openssl rand -base64 48`."
            : null;
    }

    /// <summary>Work before the first request: the schema, the regions; demo accounts in development, none elsewhere. The reason not to start, or null.</summary>
    public static async Task<string?> PrepareAsync(this WebApplication app, CancellationToken ct)
    {
        await DataSetup.PrepareAsync(app.Services, ct);
        await app.Services.GetRequiredService<Offices>().LoadAsync(ct);
        var demo = app.Services.GetRequiredService<DemoAccounts>();
        if (app.Environment.IsDevelopment())
        {
            await demo.CreateAsync(Console.Out, ct);
            await app.Services.GetRequiredService<Offices>().RefreshAsync(ct);
            return null;
        }
        return await demo.ExistAsync(ct)
            ? "Basis data ini berisi akun demo. Akun demo hanya untuk pengembangan: gunakan basis data baru."
            : null;
    }

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Server tidak dijalankan. {reason}");
        return ExitCodes.Failed;
    }
}
