using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Jkn.Workflows.Bench;

/// <summary>The designer's package as plain files with recorded answers: the baseline of <see cref="StudioBench"/>.</summary>
internal static class StaticEditor
{
    public const string Definition = "65.02-kis-pbi-daerah";

    /// <summary>
    /// The package as npm unpacked it, its own index.html with the editor in it, and the recorded answers: no sign-in, no policy, no words
    /// of ours.
    /// </summary>
    public static async Task<WebApplication> StaticAsync(ConcurrentDictionary<string, (string Type, byte[] Body)> answers)
    {
        var package = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "studio.path")).Trim();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(package),
                RequestPath = "/studio",
                ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".dat"] = "application/octet-stream" } },
            }
        );
        app.Run(async http =>
        {
            var path = http.Request.Path + http.Request.QueryString;
            if (path == "/studio/ukur.html")
            {
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync(
                    Index(await File.ReadAllTextAsync(Path.Combine(package, "index.html")), $"http://{http.Request.Host}/elsa/api")
                );
            }
            else if (answers.TryGetValue(path, out var answer))
            {
                http.Response.ContentType = answer.Type;
                await http.Response.Body.WriteAsync(answer.Body);
            }
            else
                http.Response.StatusCode = 404;
        });
        await app.StartAsync();
        return app;
    }

    public static string Index(string package, string api)
    {
        var html = System.Text.RegularExpressions.Regex.Replace(package, "<link[^>]+https?://[^>]*>", "");
        html = System.Text.RegularExpressions.Regex.Replace(html, "<base [^>]*>", "<base href=\"/studio/\">");
        html = System.Text.RegularExpressions.Regex.Replace(html, "<elsa-[a-z-]+[^>]*>(</elsa-[a-z-]+>)?", "");
        return html.Replace(
            "<body>",
            $"<body><elsa-workflow-definition-editor definition-id=\"{Definition}\" "
                + $"remote-endpoint=\"{api}\"></elsa-workflow-definition-editor>",
            StringComparison.Ordinal
        );
    }
}
