using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Letters;

/// <summary>A letter of a case as a job for the typesetter: template, data, QR code. Equal letters are equal jobs.</summary>
internal sealed class LetterJobs(WorkflowsFolder regions, Folders folders, LetterOptions options)
{
    public string AddressOf(string token) => $"{options.PublicUrl.TrimEnd('/')}/v/{token}";

    /// <param name="names">Names of accounts that are no officials: who drafted.</param>
    /// <exception cref="TypesetException">The region has no such template.</exception>
    public TypesetJob Of(Office office, CaseState state, Letter letter, bool draft, string today, IReadOnlyDictionary<string, string> names)
    {
        var data = LetterData.Of(office, state, letter, names, today);
        return Job(office, letter, data, draft, !letter.IsWet && office.Region.Settings.SignatureMode.Value != SignatureMode.Basah);
    }

    /// <summary>One face of the page that is frozen: who initials and who signs is left open.</summary>
    /// <exception cref="TypesetException">The region has no such template, or the letter lacks what it must not go out without.</exception>
    public TypesetJob Face(Office office, CaseState state, Letter letter, bool ink, IReadOnlyDictionary<string, string> names) =>
        Job(office, letter, LetterData.Content(office, state, letter, names), draft: false, electronic: !ink);

    private TypesetJob Job(Office office, Letter letter, JsonObject data, bool draft, bool electronic)
    {
        if (regions.Find(office.Region.Code) is not { } region)
            throw new TypesetException("template-error", "Folder daerah ini tidak ada.");
        if (PrintFiles.FolderOf(folders.Workflows, region.Folder, letter.Template) is null)
            throw new TypesetException("template-missing", $"Templat surat \"{letter.Template}\" tidak ada.", $"letters/{letter.Template}");
        // A draft shows in red what is not decided; a page that will be signed is not made without it.
        if (!draft && office.TemplateOf(letter.Template).Lacks(name => (string?)data[name]) is { Name: var lacks })
            throw new TypesetException(
                "letter-incomplete",
                $"Isian surat \"{lacks}\" belum ditetapkan: isi pada konsep surat, atau tetapkan pada data daerah.",
                $"letters/{letter.Template}"
            );
        if (electronic)
        {
            data["elektronik"] = true;
            data["catatanKaki"] = options.Footer;
            if (letter.Token is { } token)
            {
                data["alamatPeriksa"] = AddressOf(token);
                data["qr"] = LetterQr.Svg(AddressOf(token));
            }
        }
        return LetterPrint.Job(folders.Workflows, region.Folder, office.Region, letter.Template, data, draft);
    }
}
