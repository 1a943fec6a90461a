using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Setup;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Signing;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// Reasons not to start at all. Outside development a weak secret or a demo account is one, said plainly instead of served.
/// </summary>
internal static class StartChecks
{
    /// <summary>From the configuration alone, before anything is built; null when nothing stands against it.</summary>
    public static string? Refusal(IConfiguration configuration, IHostEnvironment environment)
    {
        var auth = configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions();
        if (environment.IsDevelopment())
            return null;
        if (!auth.UsesAuthority && SigningKey.Weakness(auth.SigningKey) is { } weakness)
            return $"{weakness} Isi lewat variabel lingkungan Auth__SigningKey, misalnya dengan keluaran `openssl rand -base64 48`.";
        return string.IsNullOrWhiteSpace(configuration["Installation:Contact"])
            ? "Installation:Contact belum diisi: nomor telepon dan kantor yang dapat ditanya tentang surat dengan kode yang tidak dikenal."
            : null;
    }

    /// <summary>
    /// Work before the first request: the schema, the regions; demo accounts in development, none elsewhere. The reason not to start, or
    /// null.
    /// </summary>
    public static async Task<string?> PrepareAsync(this WebApplication app, CancellationToken ct)
    {
        if (Occupied(app) is { } other)
            return other;
        await DataSetup.PrepareAsync(app.Services, ct, Console.Error.WriteLine);
        if (!app.Services.GetRequiredService<CaseKeys>().Opens())
            return "Ring kunci tidak dapat membuka basis data ini: data yang disegel tidak terbaca. Kembalikan folder kunci "
                + "(Data:KeyFolder) yang dipakai basis data ini, atau pakai basis data yang dibuat dengan ring kunci ini.";
        var offices = app.Services.GetRequiredService<Offices>();
        await offices.LoadAsync(ct);
        var demo = app.Services.GetRequiredService<DemoAccounts>();
        if (app.Environment.IsDevelopment())
        {
            await demo.CreateAsync(Console.Out, ct);
            await offices.RefreshAsync(ct);
            offices.LogProblems();
            return null;
        }
        offices.LogProblems();
        if (LettersRefusal(app) is { } letters)
            return letters;
        return await demo.ExistAsync(ct)
            ? "Basis data ini berisi akun demo. Akun demo hanya untuk pengembangan: gunakan basis data baru."
            : null;
    }

    /// <summary>The database is this server's until it ends. The sentence that names the other one; null when there is none.</summary>
    private static string? Occupied(WebApplication app)
    {
        try
        {
            var held = app.Services.GetRequiredService<Database>().Occupy($"proses {Environment.ProcessId} di {Environment.MachineName}");
            app.Lifetime.ApplicationStopped.Register(() => held?.Dispose());
            return null;
        }
        catch (DatabaseInUseException e)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// Letters signed with keys that this server made up itself are worth nothing, and a QR code that leads nowhere helps nobody.
    /// </summary>
    private static string? LettersRefusal(WebApplication app)
    {
        var issuing = app
            .Services.GetRequiredService<Offices>()
            .All.Where(o => o.Sops.All.Any(v => v.Definition.Nodes.OfType<Domain.Activities.SusunSurat>().Any()))
            .ToList();
        if (issuing.Count == 0)
            return null;
        foreach (var sealer in app.Services.GetServices<LetterSealer>())
        {
            var users = issuing.Where(o => LetterSealers.IsOf(sealer, o.Region.Settings.SignatureMode.Value)).ToList();
            if (users.Count > 0 && sealer.Weakness(string.Join(", ", users.Select(o => o.Region.Name))) is { } weakness)
                return weakness;
        }
        var address = app.Services.GetRequiredService<IOptions<LetterOptions>>().Value.PublicUrl;
        return !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.IsLoopback || url.Scheme != Uri.UriSchemeHttps
            ? "Letters:PublicUrl harus alamat https layanan ini yang dapat dibuka umum: kode QR pada surat menuju ke sana."
            : null;
    }

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Server tidak dijalankan. {reason}");
        return ExitCodes.Failed;
    }
}
