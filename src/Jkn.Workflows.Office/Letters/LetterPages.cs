using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Typesets the letters of cases: drafts with KONSEP across the page, and the page that will be signed.</summary>
internal sealed class LetterPages(LetterJobs jobs, TypstRenderer renderer, IDbContextFactory<AppDb> databases)
{
    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<TypesetDocument> RenderAsync(
        Office office,
        CaseState state,
        Letter letter,
        bool draft,
        string today,
        CancellationToken ct
    ) => await renderer.RenderAsync(jobs.Of(office, state, letter, draft, today, await NamesAsync([letter.DraftedBy], ct)), ct);

    /// <summary>One face of the page that everybody reads and signs.</summary>
    /// <exception cref="TypesetException">It cannot be made; the code says why.</exception>
    public async Task<TypesetDocument> FaceAsync(Office office, CaseState state, Letter letter, bool ink, CancellationToken ct) =>
        await renderer.RenderAsync(jobs.Face(office, state, letter, ink, await NamesAsync([letter.DraftedBy], ct)), ct);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> accounts, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
    }
}
