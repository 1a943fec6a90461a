using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// Uploaded documents, sealed with the key of their case. Type by content, never by name; read back only as a download, with a purpose that
/// is recorded.
/// </summary>
internal static class FilesApi
{
    internal sealed record Uploaded(string FileId, string MediaType, long Size);

    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/cases/{caseId}/files")
            .Shows(Breadth.Case, DataClasses.Papers)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Dokumen");
        files
            .MapPost("/{code}", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxSize))
            .Accepts<byte[]>("application/pdf", "image/jpeg", "image/png")
            .WithSummary("Unggah dokumen")
            .WithDescription("PDF, JPEG or PNG of at most 4 MB as the body. Record the answer's fileId with the document.");
        files
            .MapGet("/{fileId}/content", DownloadAsync)
            .WithSummary("Unduh dokumen")
            .WithDescription("The purpose is recorded. 410 when the paper was destroyed after its years of retention.");
        return api;
    }

    private static async Task<Results<Ok<Uploaded>, ProblemHttpResult>> UploadAsync(
        string caseId,
        string code,
        HttpContext http,
        Uploads uploads,
        CancellationToken ct
    )
    {
        var (kept, refused) = await uploads.SaveAsync(caseId, code, http.Request.Body, http.User.ToActor(), ct);
        return refused is not null ? refused.ToProblem() : TypedResults.Ok(new Uploaded(kept!.FileId, kept.MediaType, kept.Size));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        string caseId,
        string fileId,
        string? purpose,
        HttpContext http,
        CaseAccess access,
        FileStore files,
        DataGate gate,
        CancellationToken ct
    )
    {
        if (await access.FindAsync(caseId, http, ct) is not { } state)
            return Problems.NotFound("Berkas tidak ditemukan.");
        if (CaseViews.DestroyedPaper(state, fileId) is { } gone)
            return Problems.Answer(StatusCodes.Status410Gone, "document-destroyed", gone);
        if (await files.ReadAsync(fileId, ct) is not { } file || file.CaseId != caseId)
            return Problems.NotFound("Dokumen tidak ditemukan.");
        if (await gate.OpenAsync(state, http.User.ToActor(), DataClasses.Papers, $"file/{fileId}", purpose, ct) is { } closed)
            return closed.ToProblem();
        // Never shown inline: a document must not run as a page of ours.
        return TypedResults.File(file.Content, file.MediaType, file.Name + Uploads.ExtensionOf(file.MediaType));
    }
}
