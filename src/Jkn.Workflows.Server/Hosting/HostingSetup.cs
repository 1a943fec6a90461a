using System.Reflection;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Server.Hosting.Limits;
using Microsoft.AspNetCore.HttpOverrides;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>Address, limits, logging and the reverse proxy: what lies around the application.</summary>
internal static class HostingSetup
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>
    /// Settings and files lie beside the program, or above it where it was built from the sources, unless it is started in a folder that
    /// has them.
    /// </summary>
    public static WebApplicationOptions Options(string[] args) =>
        new() { Args = args, ContentRootPath = File.Exists("appsettings.json") ? null : ContentRoot() };

    private static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (
                File.Exists(Path.Combine(folder.FullName, "appsettings.json")) && Directory.Exists(Path.Combine(folder.FullName, "wwwroot"))
            )
                return folder.FullName;
        }
        return AppContext.BaseDirectory;
    }

    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        // Not in appsettings.json: "Urls" there would win over ASPNETCORE_URLS.
        var configuration = builder.Configuration;
        if (configuration["urls"] is null && configuration["http_ports"] is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
        // One folder for all that is written, wherever the program was started from.
        var folders = new Folders(configuration);
        configuration["Data:Folder"] = folders.Data;
        builder.Services.AddSingleton(folders);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        // Hosted by another program (a test), its temp folder is not ours to move.
        if (Assembly.GetEntryAssembly() == typeof(HostingSetup).Assembly)
            OwnTemp.Use(configuration);
        builder.AddLimits();
        builder.Logging.ClearProviders();
        if (builder.Environment.IsProduction())
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "O";
                json.IncludeScopes = true;
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
        builder.Services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = false;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, configuration["Proxy:Networks"] ?? ""));
        return builder;
    }

    // Lock-out counts per address: an X-Forwarded-For is believed only from the networks that the operator names.
    private static void TrustProxies(ForwardedHeadersOptions forwarded, string configured)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        var networks = Addresses.Networks(configured);
        foreach (var network in networks)
            forwarded.KnownIPNetworks.Add(network);
        forwarded.ForwardedHeaders =
            networks.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = 1;
    }
}

/// <summary>How large a request may be. An endpoint that takes files raises its own limit by attribute.</summary>
internal static class RequestLimits
{
    public const long Body = 1024 * 1024;
}
