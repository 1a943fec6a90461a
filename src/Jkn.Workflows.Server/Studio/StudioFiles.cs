using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Jkn.Workflows.Server.Studio;

/// <summary>
/// The files of the official designer: beside the published program, else where npm put them. A packed twin is sent as it lies there, so
/// that nothing is packed while somebody waits. Every file is checked by the designer against its hash: nothing may be rewritten.
/// </summary>
internal sealed class StudioFiles
{
    /// <summary>Files beside the two folders.</summary>
    public static readonly IReadOnlyList<string> Single = ["appsettings.json", "Elsa.Studio.Host.CustomElements.styles.css"];

    private static readonly FileExtensionContentTypeProvider types = new()
    {
        Mappings = { [".dat"] = "application/octet-stream", [".webmanifest"] = "application/manifest+json" },
    };
    private readonly string? folder = Find();

    /// <summary>False where the product was built without npm: then it says so, and everything else works.</summary>
    public bool AreHere => folder is not null;

    public async Task SendAsync(string path, HttpContext http)
    {
        if (Locate(path) is not { } found || !types.TryGetContentType(path, out var type))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (file, packed) = found;
        var response = http.Response;
        response.ContentType = type;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = IsFingerprinted(path) ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = Tag(file);
        if (http.Request.Headers.IfNoneMatch.Contains(response.Headers.ETag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (!packed)
            await response.SendFileAsync(file.FullName, http.RequestAborted);
        else if (http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = file.Length;
            await response.SendFileAsync(file.FullName, http.RequestAborted);
        }
        else
        {
            await using var brotli = new BrotliStream(file.OpenRead(), CompressionMode.Decompress);
            await brotli.CopyToAsync(response.Body, http.RequestAborted);
        }
    }

    private (FileInfo File, bool Packed)? Locate(string path)
    {
        if (folder is null)
            return null;
        var plain = new FileInfo(Path.GetFullPath(Path.Combine(folder, path)));
        if (!plain.FullName.StartsWith(folder, StringComparison.Ordinal))
            return null;
        var packed = new FileInfo(plain.FullName + ".br");
        return packed.Exists ? (packed, true)
            : plain.Exists ? (plain, false)
            : null;
    }

    /// <summary>X.HASH.wasm: its name changes with its content. The other files keep their names from version to version.</summary>
    public static bool IsFingerprinted(string path) =>
        path.StartsWith("_framework/", StringComparison.Ordinal)
        && path.Split('/')[^1].Split('.') is [_, .., { Length: 10 } hash, _]
        && hash.All(char.IsAsciiLetterOrDigit);

    private static string Tag(FileInfo file)
    {
        var seen = System.Text.Encoding.UTF8.GetBytes($"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(seen))[..16]}\"";
    }

    private static string? Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "studio");
        var pointer = Path.Combine(AppContext.BaseDirectory, "studio.path");
        var candidate =
            Directory.Exists(published) ? published
            : File.Exists(pointer) ? File.ReadAllText(pointer).Trim()
            : null;
        return candidate is not null && Directory.Exists(Path.Combine(candidate, "_framework"))
            ? Path.GetFullPath(candidate).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar
            : null;
    }
}
