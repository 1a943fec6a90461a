using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// Uploaded documents, sealed with the key of their case. Type by content, never by name; read back only as a download, with a purpose that is recorded.
/// </summary>
internal static class FilesApi
{
    /// <summary>4 MB, as comparable systems allow (domain.md 4.3).</summary>
    public const long MaxSize = 4 * 1024 * 1024;

    internal sealed record Uploaded(string FileId, string MediaType, long Size);

    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/cases/{caseId}/files").RequireAuthorization(Policies.Officer).WithTags("Dokumen");
        files.MapPost("/{code}", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(MaxSize)).Accepts<byte[]>("application/pdf", "image/jpeg", "image/png")
            .WithSummary("Unggah dokumen").WithDescription("PDF, JPEG or PNG of at most 4 MB as the body. Record the answer's fileId with the document.");
        files.MapGet("/{fileId}/content", DownloadAsync).WithSummary("Unduh dokumen").WithDescription("The purpose is recorded.");
        return api;
    }

    private static async Task<Results<Ok<Uploaded>, ProblemHttpResult>> UploadAsync(string caseId, string code, HttpContext http, CaseAccess access, FileStore files, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, http.User, ct) is not { } state) return Problems.NotFound("Berkas tidak ditemukan.");
        if (!state.IsOpen) return Problems.Answer(StatusCodes.Status409Conflict, "case-closed", "Berkas sudah ditutup.");
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        if (MediaTypeOf(bytes) is not { } type)
            return Problems.Unprocessable("file-type-unknown", "Hanya PDF, JPEG atau PNG yang diterima.", new InvalidParam("body", "file-type-unknown", "Isi berkas bukan PDF, JPEG atau PNG."));
        var id = await files.SaveAsync(caseId, $"document/{code}", type, code, bytes, http.User.ToActor().Id, ct);
        return TypedResults.Ok(new Uploaded(id, type, bytes.Length));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(string caseId, string fileId, string? purpose, HttpContext http, CaseAccess access, FileStore files, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, http.User, ct) is not { } state) return Problems.NotFound("Berkas tidak ditemukan.");
        if (new Checks().Text("purpose", purpose, 200).Problem() is { } invalid) return invalid;
        if (await files.ReadAsync(fileId, ct) is not { } file || file.CaseId != caseId) return Problems.NotFound("Dokumen tidak ditemukan.");
        await db.RecordReadAsync(clock.GetUtcNow(), http.User.ToActor().Id, state.Region, caseId, $"file/{fileId}", purpose, ct);
        // Never shown inline: a document must not run as a page of ours.
        return TypedResults.File(file.Content, file.MediaType, file.Name + ExtensionOf(file.MediaType));
    }

    /// <summary>The ending for what <see cref="MediaTypeOf"/> lets in.</summary>
    internal static string ExtensionOf(string mediaType) => mediaType switch { "application/pdf" => ".pdf", "image/png" => ".png", _ => ".jpg" };

    internal static string? MediaTypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;
}
