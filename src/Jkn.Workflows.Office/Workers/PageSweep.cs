using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Workers;

/// <summary>
/// When an office changed what its letters print (head, addressee, validity, a template), running letters get a new page and parafs on the
/// old one are void. Each is decided by its own case, so that two nodes that look at once change nothing twice.
/// </summary>
internal sealed class PageSweep(Offices offices, CaseDesk desk, CaseReader reader, IDbContextFactory<AppDb> databases)
{
    private const int AtOnce = 32;
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var office in offices.All)
        {
            var now = LetterContent.SettingsOf(office);
            if (seen.GetValueOrDefault(office.Region.Code) == now)
                continue;
            // A letter that was being signed is looked at again in the next round.
            if (await RunAsync(office, ct))
                seen[office.Region.Code] = now;
        }
    }

    private async Task<bool> RunAsync(Office office, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db
            .WorkItems.AsNoTracking()
            .Where(w => w.Region == office.Region.Code && w.Kind == WorkKinds.SignOff)
            .Select(w => w.CaseId)
            .Distinct()
            .ToListAsync(ct);
        var done = true;
        foreach (var few in waiting.Chunk(AtOnce))
        {
            var cases = await reader.LoadManyAsync(few, ct);
            done &= !cases.Any(s => s.Letters.Values.Any(l => l.Attempt is not null));
            var renewed = cases.Where(s => RenewLetters.Needs(s, office)).Select(s => (s.Id, (Command)new RenewLetters())).ToList();
            if (renewed.Count > 0)
                await desk.RunManyAsync(office, renewed, ct);
        }
        return done;
    }
}
