using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>Files of wwwroot and the compression of answers.</summary>
internal static class OwnFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly (string Encoding, string Ending)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>
    /// Pages and JSON are compressed on the way. A page's one secret, the antiforgery token, is masked anew in each answer, so its length
    /// tells nothing even over TLS.
    /// </summary>
    public static IServiceCollection AddCompression(this IServiceCollection services) =>
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });

    /// <summary>
    /// One asked for with its version (asp-append-version) never changes; others are checked on each use. Where the build left a compressed
    /// form beside a file, that is what goes out.
    /// </summary>
    public static WebApplication UseOwnFiles(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use(
            (http, next) =>
            {
                var path = http.Request.Path.Value ?? "";
                if (!path.StartsWith("/lib/", StringComparison.Ordinal))
                    return next(http);
                var accepted = http.Request.Headers.AcceptEncoding.ToString();
                foreach (var (encoding, ending) in Compressed)
                {
                    if (!accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) || !files.GetFileInfo(path + ending).Exists)
                        continue;
                    http.Items[nameof(OwnFiles)] = (
                        encoding,
                        Types.TryGetContentType(path, out var type) ? type : "application/octet-stream"
                    );
                    http.Request.Path = path + ending;
                    break;
                }
                return next(http);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = Prepare,
                ServeUnknownFileTypes = true,
                DefaultContentType = "application/octet-stream",
            }
        );
        return app;
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        var (http, headers) = (file.Context, file.Context.Response.Headers);
        headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Items[nameof(OwnFiles)] is not (string encoding, string type))
            return;
        (headers.ContentEncoding, headers.ContentType) = (encoding, type);
        headers.Vary = "Accept-Encoding";
    }
}
