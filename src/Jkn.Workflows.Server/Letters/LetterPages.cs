using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Letters;

/// <summary>Typesets the letters of cases: drafts with KONSEP across the page, and the page that will be signed.</summary>
internal sealed class LetterPages(WorkflowsFolder regions, Folders folders, TypstRenderer renderer, IDbContextFactory<AppDb> databases, IOptions<LetterOptions> options)
{
    public string AddressOf(string token) => $"{options.Value.PublicUrl.TrimEnd('/')}/v/{token}";

    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<TypesetDocument> RenderAsync(Office office, CaseState state, Letter letter, bool draft, string today, CancellationToken ct)
    {
        if (regions.Find(office.Region.Code) is not { } region) throw new TypesetException("template-error", "Folder daerah ini tidak ada.");
        if (PrintFiles.Letter(folders.Workflows, region.Folder, letter.Template) is null) throw new TypesetException("template-missing", $"Templat surat \"{letter.Template}\" tidak ada.", $"letters/{letter.Template}");
        var names = await NamesAsync([letter.DraftedBy], ct);
        var data = LetterData.Of(office, state, letter, LetterTemplate.Load(folders.Workflows, region.Folder, letter.Template), names, today);
        if (!letter.IsWet && office.Region.Settings.SignatureMode.Value != SignatureMode.Basah)
        {
            data["elektronik"] = true;
            data["catatanKaki"] = options.Value.Footer;
            if (letter.Token is { } token)
            {
                data["alamatPeriksa"] = AddressOf(token);
                data["qr"] = LetterQr.Svg(AddressOf(token));
            }
        }
        return await renderer.RenderAsync(LetterPrint.Job(folders.Workflows, region with { Office = office }, letter.Template, data, draft), ct);
    }

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> accounts, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
    }
}
