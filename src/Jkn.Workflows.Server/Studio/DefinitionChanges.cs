using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Studio;

/// <summary>
/// What the designer changes: saves, submissions, copies of older versions, imports, removals of drafts. Refusals are sentences.
/// </summary>
internal static class DefinitionChanges
{
    public static void MapDefinitionChanges(this RouteGroupBuilder definitions)
    {
        var changes = definitions
            .MapGroup("")
            .RequireAuthorization(Policies.Admin)
            .WithMetadata(TellsInSentences.Instance, new RequestSizeLimitAttribute(SaveRequest.MaxBody));
        changes.MapPost("/", SaveAsync);
        changes.MapPost("/import", ImportAsync);
        changes.MapPost("/import-files", ImportFilesAsync).DisableAntiforgery();
        changes.MapPost("/{definitionId}/publish", PublishAsync);
        changes.MapPost("/{definitionId}/retract", RetractAsync);
        changes.MapPost("/{definitionId}/revert/{version:int}", RevertAsync);
        changes.MapPost(
            "/{definitionId}/execute",
            () => StudioAnswers.Refuse("not-here", "Alur tidak dijalankan dari layar ini. Pakai Uji coba di halaman SOP.")
        );
        changes.MapDelete("/{definitionId}", DeleteAsync);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, DefinitionWriter writer, CancellationToken ct)
    {
        var (request, refusal) = await SaveRequest.ReadAsync(http.Request.Body, "model", ct);
        return request is null
            ? StudioAnswers.Refuse("definition-refused", refusal!)
            : StudioAnswers.Of(await writer.SaveAsync(request, http.User.ToActor(), ct));
    }

    /// <summary>One definition, as it was exported here or elsewhere.</summary>
    private static async Task<IResult> ImportAsync(HttpContext http, DefinitionWriter writer, CancellationToken ct)
    {
        if (await SaveRequest.BytesAsync(http.Request.Body, ct) is not { } bytes)
            return StudioAnswers.Refuse("definition-refused", "Berkas terlalu besar.");
        var answer = await writer.ImportAsync(bytes, http.User.ToActor(), ct);
        return answer.Refusal is { } refusal
            ? StudioAnswers.Refuse(refusal.Code, refusal.Message)
            : StudioAnswers.Of(await writer.ShowAsync(answer.Row!.VersionId, http.User.ToActor(), ct));
    }

    private static async Task<IResult> ImportFilesAsync(HttpContext http, DefinitionWriter writer, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
            return StudioAnswers.Refuse("definition-refused", "Tidak ada berkas.");
        var count = 0;
        foreach (var file in (await http.Request.ReadFormAsync(ct)).Files)
        {
            await using var content = file.OpenReadStream();
            if (await SaveRequest.BytesAsync(content, ct) is not { } bytes)
                return StudioAnswers.Refuse("definition-refused", $"{count} berkas diimpor; berkas berikutnya terlalu besar.");
            if ((await writer.ImportAsync(bytes, http.User.ToActor(), ct)).Refusal is { } refusal)
                return StudioAnswers.Refuse(refusal.Code, $"{count} berkas diimpor; berkas berikutnya ditolak: {refusal.Message}");
            count++;
        }
        return StudioAnswers.Json(new JsonObject { ["count"] = count });
    }

    private static async Task<IResult> PublishAsync(string definitionId, HttpContext http, DefinitionWriter writer, CancellationToken ct) =>
        StudioAnswers.Of(await writer.SubmitAsync(definitionId, http.User.ToActor(), ct));

    private static async Task<IResult> RetractAsync(
        string definitionId,
        HttpContext http,
        DefinitionWriter writer,
        DefinitionLists lists,
        SopDesk desk,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        if ((await lists.AllAsync(actor.Region, ct)).FirstOrDefault(l => l.DefinitionId == definitionId && l.IsLatest) is not { } line)
            return StudioAnswers.Refuse("sop-unknown", "SOP ini tidak ada di daerah Anda.");
        return await desk.WithdrawAsync(line.VersionId, actor, "Ditarik dari layar perancang.", ct) is { } refusal
            ? StudioAnswers.Refuse(refusal.Code, refusal.Message)
            : StudioAnswers.Of(await writer.ShowAsync(line.VersionId, actor, ct));
    }

    private static async Task<IResult> RevertAsync(
        string definitionId,
        int version,
        HttpContext http,
        SopDrafts drafts,
        Offices offices,
        DefinitionLists lists,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        var answer = await drafts.RevertAsync(actor, definitionId, version, ct);
        if (answer.Refusal is { } refusal)
            return StudioAnswers.Refuse(refusal.Code, refusal.Message);
        var line = (await lists.AllAsync(actor.Region, ct)).First(l => l.VersionId == answer.Row!.VersionId);
        return StudioAnswers.Json(DefinitionLists.Summary(line, offices.Find(actor.Region)!, true));
    }

    private static async Task<IResult> DeleteAsync(
        string definitionId,
        HttpContext http,
        SopDrafts drafts,
        DefinitionLists lists,
        CancellationToken ct
    )
    {
        var line = (await lists.AllAsync(http.User.ToActor().Region, ct)).FirstOrDefault(l => l.DefinitionId == definitionId && l.IsLatest);
        return line is null
            ? StudioAnswers.Refuse("sop-unknown", "SOP ini tidak ada di daerah Anda.")
            : await DeleteVersionAsync(line.VersionId, http, drafts, ct);
    }

    public static async Task<IResult> DeleteVersionAsync(string versionId, HttpContext http, SopDrafts drafts, CancellationToken ct) =>
        await drafts.DeleteAsync(http.User.ToActor(), versionId, ct) is { } refusal
            ? StudioAnswers.Refuse(refusal.Code, refusal.Message)
            : Results.NoContent();
}
