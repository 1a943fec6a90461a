using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Security.Claims;

namespace Jkn.Workflows.Server.Pages;

/// <summary>A line of the checklist as a form shows it (partial _Documents): the item, whether it must be there, what was found, who may waive it.</summary>
internal sealed record DocumentLine(ChecklistItem Item, string Need, DocumentEntry? Entry, IReadOnlyList<string> Waivers);

/// <summary>The forms about a case's data that several pages show: applicant, documents, segment checks. Every value becomes the same command as through the API.</summary>
internal sealed class CaseForms(CaseAccess access, FileStore files)
{
    public const string Prefix = "dok.";

    /// <summary>The step a task belongs to, as the case's own version of the procedure has it.</summary>
    public static T? StepOf<T>(CaseState state, Office office, WorkItem item) where T : class =>
        office.Sops.ById(state.DefinitionId) is { } version && state.Flow.Bookmarks.TryGetValue(item.Id, out var bookmark)
            ? FlowNodes.Find(version.Definition, office.Sops.Library, state.Flow, bookmark) as T : null;

    /// <summary>Any checking step of the case's procedure: the counter checks papers before the flow asks for it.</summary>
    public static PeriksaBerkas? CheckingStep(CaseState state, Office office) =>
        office.Sops.ById(state.DefinitionId)?.Definition.Nodes.OfType<PeriksaBerkas>().FirstOrDefault();

    /// <summary>The usual list, with what only an emergency asks for behind it.</summary>
    public static IReadOnlyList<DocumentLine> Lines(PeriksaBerkas step, CaseState state, Office office, Actor actor)
    {
        var (current, path) = step.ListFor(state, office);
        var lists = new[] { step.DaftarPeriksa?.LiteralText, step.DaftarPeriksaDarurat?.LiteralText }.OfType<string>().Select(office.Region.Checklist).OfType<Checklist>();
        return [.. lists.SelectMany(l => l.Items).DistinctBy(i => i.Code).Select(item => new DocumentLine(item, NeedOf(item, current, path), state.Documents.GetValueOrDefault(item.Code),
            item.Waiver is { } waiver && waiver.Roles.Any(actor.Has) ? waiver.Reasons : []))];
    }

    /// <summary>What is still missing on the path the papers lead to.</summary>
    public static ChecklistOutcome? Outcome(PeriksaBerkas step, CaseState state, Office office) =>
        step.ListFor(state, office) is ({ } list, var path) ? DocumentCheck.Evaluate(list, state, office, path) : null;

    /// <summary>Records what the form says of each document, uploads first. Faults go to <paramref name="fault"/> by input name; false when there was one.</summary>
    public async Task<bool> SaveDocumentsAsync(string caseId, IEnumerable<DocumentLine> lines, ClaimsPrincipal user, IFormCollection form, Action<string, string> fault, CancellationToken ct)
    {
        var fine = true;
        foreach (var line in lines)
        {
            var (code, name) = (line.Item.Code, Prefix + line.Item.Code);
            var fileId = line.Entry?.FileId;
            if (form.Files[$"{name}.berkas"] is { Length: > 0 } upload)
            {
                if (await UploadAsync(caseId, code, upload, user, ct) is var (id, reason) && reason is not null)
                {
                    fault($"{name}.berkas", reason);
                    fine = false;
                    continue;
                }
                else fileId = id;
            }
            if (form[$"{name}.kecuali"].ToString() is { Length: > 0 } waiver && waiver != line.Entry?.Waiver)
            {
                fine &= Note(await access.GiveAsync(caseId, user, new WaiveDocument(code, waiver, Text(form, $"{name}.catatan")), ct), name, fault);
                continue;
            }
            if (form[$"{name}.hasil"].ToString() is not { Length: > 0 } result) continue;
            var found = new RecordDocument(code, result, Text(form, $"{name}.nomor"), Text(form, $"{name}.penerbit"), Text(form, $"{name}.tanggal"), Text(form, $"{name}.catatan"), fileId);
            if (line.Entry is { Waiver: null } old && (old.Result, old.Nomor, old.Penerbit, old.Tanggal, old.Catatan, old.FileId) == (found.Result, found.Nomor, found.Penerbit, found.Tanggal, found.Catatan, found.FileId)) continue;
            if (new Checks().Optional("nomor", found.Nomor, 100).Optional("penerbit", found.Penerbit, 150).Optional("tanggal", found.Tanggal, 10).Optional("catatan", found.Catatan, 500).Problem() is { } invalid)
                fine &= Note((null, invalid), name, fault);
            else fine &= Note(await access.GiveAsync(caseId, user, found, ct), name, fault);
        }
        return fine;
    }

    private async Task<(string? Id, string? Reason)> UploadAsync(string caseId, string code, IFormFile upload, ClaimsPrincipal user, CancellationToken ct)
    {
        if (upload.Length > FilesApi.MaxSize) return (null, "Ukuran berkas melebihi 4 MB. Perkecil foto, atau pindai dengan resolusi lebih rendah.");
        using var content = new MemoryStream();
        await upload.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        if (FilesApi.MediaTypeOf(bytes) is not { } type) return (null, "Hanya PDF, JPEG atau PNG yang diterima.");
        if (await access.FindAsync(caseId, user, ct) is null) return (null, "Berkas tidak ditemukan.");
        return (await files.SaveAsync(caseId, $"document/{code}", type, code, bytes, user.ToActor().Id, ct), null);
    }

    private static bool Note((Data.Commands.Answer? Answer, ProblemHttpResult? Problem) given, string name, Action<string, string> fault)
    {
        if (given.Problem is not { } problem) return true;
        var invalid = Problems.InvalidOf(problem);
        foreach (var at in invalid) fault($"{name}.{(at.Name is "code" or "result" ? "hasil" : at.Name)}", at.Reason);
        if (invalid.Count == 0) fault(name + ".hasil", problem.ProblemDetails.Title ?? "Ditolak.");
        return false;
    }

    private static string NeedOf(ChecklistItem item, Checklist? current, string path)
    {
        if (current is null || current.Items.All(i => i.Code != item.Code)) return path == "EMERGENSI" ? "" : "hanya bila darurat";
        var rule = item.Required.FirstOrDefault(r => r.When is null) ?? item.Required.FirstOrDefault();
        return rule switch { null => "", { Optional: true } => "boleh tidak ada", { Group: not null } => "salah satu", { When: not null } => "bila perlu", _ => "wajib" };
    }

    public static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
