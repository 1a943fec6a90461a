using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Sops;

/// <summary>Everything that is wrong or doubtful with a version on this day, with the office's people looked up. Errors first.</summary>
internal sealed class SopChecks(IDbContextFactory<AppDb> databases, OfficeClock clock)
{
    public async Task<IReadOnlyList<DefinitionProblem>> CheckAsync(SopVersion version, Office office, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Region == office.Region.Code && !a.Disabled)
            .Join(db.AccountRoles, a => a.Id, r => r.AccountId, (_, r) => r.Role)
            .Distinct()
            .ToListAsync(ct);
        var problems = SopRules
            .Check(version, office.Sops, office.Region)
            .Concat(SopAdvice.Check(version, office, accounts.ToHashSet(StringComparer.Ordinal), office.DateOf(now)));
        return [.. problems.DistinctBy(p => (p.Code, p.NodeId, p.Message)).OrderBy(p => p.IsWarning)];
    }
}
