using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Server.Regions;

namespace Jkn.Workflows.Server.Letters;

/// <summary>
/// What must be right while it is typed, because a letter would stop at it later: characters that the letters' font lacks, and what a
/// letter must not go out without (an addressee nobody decided, X-11).
/// </summary>
internal sealed class PrintRules(WorkflowsFolder regions, Folders folders, TypstRenderer renderer)
{
    public Rejection? Refusal(Command command, CaseState state, Office office)
    {
        foreach (var (field, text) in Printed(command, state))
        {
            if (text is { Length: > 0 } && renderer.MissingIn(text) is { Length: > 0 } missing)
                return new(
                    "characters-not-printable",
                    $"Huruf ini tidak dapat dicetak pada surat: {missing}. Ketik dengan huruf Latin.",
                    field
                );
        }
        return command is CompleteWorkItem done && Lacking(done, state, office) is var (name, words)
            ? new(
                "letter-field-missing",
                words.Count > 0
                    ? $"Isian surat \"{name}\" harus salah satu dari: {string.Join(", ", words)}."
                    : $"Isian surat \"{name}\" wajib diisi.",
                name
            )
            : null;
    }

    /// <summary>The template of a drafting step, with what case and region say already of what it prints.</summary>
    public (LetterTemplate Template, IReadOnlyDictionary<string, string> Known) Of(
        SusunSurat step,
        WorkItem item,
        CaseState state,
        Office office
    )
    {
        var name = step.Templat?.LiteralText ?? item.Letter ?? "";
        if (regions.Find(office.Region.Code) is not { } region)
            return (LetterTemplate.None, new Dictionary<string, string>());
        var template = LetterTemplate.Load(folders.Workflows, region.Folder, name);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in template.Required.Keys.Union(template.Fields.Keys))
        {
            var settings = office.Region.Letters.FirstOrDefault(l => l.Type == template.Type);
            var value =
                state.Letters.GetValueOrDefault(item.Letter ?? "")?.Body.GetValueOrDefault(field)
                ?? template
                    .Fields.GetValueOrDefault(field)
                    ?.Select(s => LetterTemplate.Read(s, state))
                    .FirstOrDefault(v => v is { Length: > 0 })
                ?? field switch
                {
                    "kepada" => settings?.Addressee?.Value,
                    "tujuan" => settings?.Purpose?.Value,
                    _ => null,
                };
            if (value is { Length: > 0 })
                known[field] = value;
        }
        return (template, known);
    }

    private (string Name, IReadOnlyList<string> Words)? Lacking(CompleteWorkItem done, CaseState state, Office office)
    {
        if (
            state.WorkItems.GetValueOrDefault(done.WorkItemId) is not { Kind: WorkKinds.DraftLetter } item
            || CaseForms.StepOf<SusunSurat>(state, office, item) is not { } step
        )
            return null;
        var (template, known) = Of(step, item, state, office);
        return template.Lacks(name => done.Data?.GetValueOrDefault(name) is { Length: > 0 } typed ? typed : known.GetValueOrDefault(name));
    }

    private static IEnumerable<(string Field, string? Text)> Printed(Command command, CaseState state) =>
        command switch
        {
            OpenCase open => [("applicant.nama", open.Applicant.Nama)],
            RecordParticipant { Participant: { } p } =>
            [
                ("nama", p.Nama),
                ("tempatLahir", p.TempatLahir),
                ("alamat", p.Alamat),
                ("faskes", p.Faskes),
            ],
            RecordDocument paper => [("nomor", paper.Nomor), ("penerbit", paper.Penerbit), ("catatan", paper.Catatan)],
            CompleteWorkItem { Data: { } data } done
                when state.WorkItems.GetValueOrDefault(done.WorkItemId)?.Kind == WorkKinds.DraftLetter => data.Select(d =>
                (d.Key, (string?)d.Value)
            ),
            _ => [],
        };
}
