using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// A line of the checklist as a form shows it (partial _Documents): the item, whether it must be there, what was found, who may waive it,
/// and whether a letter will name it.
/// </summary>
internal sealed record DocumentLine(
    ChecklistItem Item,
    string Need,
    DocumentEntry? Entry,
    IReadOnlyList<string> Waivers,
    bool IsPrinted = false
);

/// <summary>
/// The forms about a case's data that several pages show: applicant, documents, segment checks. Every value becomes the same command as
/// through the API.
/// </summary>
internal sealed class CaseForms(CaseAccess access, Uploads uploads)
{
    public const string Prefix = "dok.";

    /// <summary>The step a task belongs to, as the case's own version of the procedure has it.</summary>
    public static T? StepOf<T>(CaseState state, Office office, WorkItem item)
        where T : class =>
        office.Sops.ById(state.DefinitionId) is { } version && state.Flow.Bookmarks.TryGetValue(item.Id, out var bookmark)
            ? FlowNodes.Find(version.Definition, office.Sops.Library, state.Flow, bookmark) as T
            : null;

    /// <summary>Any checking step of the case's procedure: the counter checks papers before the flow asks for it.</summary>
    public static PeriksaBerkas? CheckingStep(CaseState state, Office office) =>
        office.Sops.ById(state.DefinitionId)?.Definition.Nodes.OfType<PeriksaBerkas>().FirstOrDefault();

    /// <summary>The usual list, with what only an emergency asks for behind it.</summary>
    public static IReadOnlyList<DocumentLine> Lines(PeriksaBerkas step, CaseState state, Office office, Actor actor)
    {
        var (current, path) = step.ListFor(state, office);
        var lists = new[] { step.DaftarPeriksa?.LiteralText, step.DaftarPeriksaDarurat?.LiteralText }
            .OfType<string>()
            .Select(office.Region.Checklist)
            .OfType<Checklist>();
        var facts = DocumentCheck.Facts(state, office, path);
        // The paper of an emergency alone is what its letter speaks of: number, issuer and day are asked openly.
        var usual = step.DaftarPeriksa?.LiteralText is { } name ? office.Region.Checklist(name) : null;
        var onlyUrgent =
            step.DaftarPeriksaDarurat?.LiteralText is { } urgent && office.Region.Checklist(urgent) is { } list
                ? list.Items.Select(i => i.Code).Except(usual?.Items.Select(i => i.Code) ?? []).ToHashSet(StringComparer.Ordinal)
                : [];
        return
        [
            .. lists
                .SelectMany(l => l.Items)
                .DistinctBy(i => i.Code)
                .Select(item => new DocumentLine(
                    item,
                    NeedOf(item, current, path, facts),
                    state.Documents.GetValueOrDefault(item.Code),
                    item.Waiver is { } waiver && waiver.Roles.Any(actor.Has) ? waiver.Reasons : [],
                    onlyUrgent.Contains(item.Code)
                )),
        ];
    }

    /// <summary>What is still missing on the path the papers lead to.</summary>
    public static ChecklistOutcome? Outcome(PeriksaBerkas step, CaseState state, Office office) =>
        step.ListFor(state, office) is ({ } list, var path) ? DocumentCheck.Evaluate(list, state, office, path) : null;

    /// <summary>
    /// Records what the form says of each document, uploads first. Faults go to <paramref name="fault"/> by input name; false when there
    /// was one.
    /// </summary>
    public async Task<bool> SaveDocumentsAsync(
        string caseId,
        IEnumerable<DocumentLine> lines,
        Actor actor,
        IFormCollection form,
        Action<string, string> fault,
        CancellationToken ct
    )
    {
        var fine = true;
        foreach (var line in lines)
        {
            var (code, name) = (line.Item.Code, Prefix + line.Item.Code);
            var fileId = line.Entry?.FileId;
            if (form.Files[$"{name}.berkas"] is { Length: > 0 } upload)
            {
                await using var content = upload.OpenReadStream();
                var (kept, refused) = await uploads.SaveAsync(caseId, code, content, actor, ct);
                if (refused is not null)
                {
                    fault($"{name}.berkas", refused.Message);
                    fine = false;
                    continue;
                }
                fileId = kept!.FileId;
            }
            if (form[$"{name}.kecuali"].ToString() is { Length: > 0 } waiver && waiver != line.Entry?.Waiver)
            {
                fine &= Note(
                    (await access.GiveAsync(caseId, actor, new WaiveDocument(code, waiver, Text(form, $"{name}.catatan")), ct)).Rejection,
                    name,
                    fault
                );
                continue;
            }
            if (form[$"{name}.hasil"].ToString() is not { Length: > 0 } result)
                continue;
            var found = new RecordDocument(
                code,
                result,
                Text(form, $"{name}.nomor"),
                Text(form, $"{name}.penerbit"),
                Text(form, $"{name}.tanggal"),
                Text(form, $"{name}.catatan"),
                fileId
            );
            if (
                line.Entry is { Waiver: null } old
                && (old.Result, old.Nomor, old.Penerbit, old.Tanggal, old.Catatan, old.FileId)
                    == (found.Result, found.Nomor, found.Penerbit, found.Tanggal, found.Catatan, found.FileId)
            )
                continue;
            if (
                new Checks()
                    .Optional("nomor", found.Nomor, 100)
                    .Optional("penerbit", found.Penerbit, 150)
                    .Optional("tanggal", found.Tanggal, 50)
                    .Optional("catatan", found.Catatan, 500)
                    .Rejection is
                { } invalid
            )
                fine &= Note(invalid, name, fault);
            else
                fine &= Note((await access.GiveAsync(caseId, actor, found, ct)).Rejection, name, fault);
        }
        return fine;
    }

    /// <summary>Facts beside the papers as the form says them; the name of an input is <see cref="FactPrefix"/> and the fact's.</summary>
    public async Task<bool> SaveFactsAsync(
        CaseState state,
        Actor actor,
        IFormCollection form,
        Action<string, string> fault,
        CancellationToken ct
    )
    {
        var fine = true;
        foreach (var (fact, label) in Facts)
        {
            var name = FactPrefix + fact;
            if (
                !form.ContainsKey(name)
                || Text(form, name) is not { } value
                || value == (state.Facts.GetValueOrDefault(fact) ?? (fact == NoteFact.NoMessages ? "tidak" : null))
            )
                continue;
            if (value.Length > 200)
            {
                fault(name, $"{label}: paling banyak 200 huruf.");
                fine = false;
                continue;
            }
            if ((await access.GiveAsync(state.Id, actor, new NoteFact(fact, value), ct)).Rejection is not { } refusal)
                continue;
            fault(name, refusal.Message);
            fine = false;
        }
        return fine;
    }

    public const string FactPrefix = "fakta.";

    /// <summary>What the counter asks beside the papers. How the patient is treated follows from the paper that was handed in.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Facts => NoteFact.Known.Where(f => f.Key is not "jenisRawat");

    private static bool Note(Rejection? refusal, string name, Action<string, string> fault)
    {
        if (refusal is null)
            return true;
        foreach (var at in refusal.Faults)
            fault($"{name}.{(at.Field is "code" or "result" ? "hasil" : at.Field)}", at.Reason);
        if (refusal.Faults.Count == 0)
            fault(name + ".hasil", refusal.Message);
        return false;
    }

    private static string NeedOf(ChecklistItem item, Checklist? current, string path, IReadOnlyDictionary<string, string> facts)
    {
        if (current is null || current.Items.All(i => i.Code != item.Code))
            return path == "EMERGENSI" ? "" : "hanya bila darurat";
        // The rule that holds here and now, as the check itself finds it.
        var rule = item.Required.FirstOrDefault(r => r.When?.Holds(facts) ?? true);
        return rule switch
        {
            null => item.Required.Any() ? "tidak diminta" : "",
            { Optional: true } => "boleh tidak ada",
            { Group: not null } => "salah satu",
            _ => "wajib",
        };
    }

    public static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
