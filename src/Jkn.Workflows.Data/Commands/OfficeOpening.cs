using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Takes over what stood in rows before offices had journals: each office without one gets an opening entry (saldo awal) from which the
/// same rows follow. At every start; done once.
/// </summary>
public sealed class OfficeOpening
{
    private readonly Database database;
    private readonly CommandQueue queue;

    internal OfficeOpening(Database database, CommandQueue queue) => (this.database, this.queue) = (database, queue);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        var opened = await db.OfficeHeads.Select(h => h.Id).ToListAsync(ct);
        var named = await db
            .Officials.Select(o => o.Region)
            .Union(db.Delegations.Select(d => d.Region))
            .Union(db.RegionSettings.Select(s => s.Region))
            .Union(db.SettingChanges.Select(c => c.Region))
            .Union(db.Accounts.Select(a => a.Region))
            .ToListAsync(ct);
        foreach (var office in named.Except(opened).Order(StringComparer.Ordinal))
        {
            var opening = new OpenOffice(await FoundAsync(db, office, ct));
            // another node may open it first: then there is nothing left to do
            await queue.RunOfficeAsync(new(office, (state, now) => opening.Decide(new(state, Actor.System, "", now, opening.Name))), ct);
        }
    }

    private static async Task<IReadOnlyList<OfficeEvent>> FoundAsync(AppDb db, string office, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.Region == office).OrderBy(a => a.Id).ToListAsync(ct);
        var roles = (
            await (
                from role in db.AccountRoles
                join account in db.Accounts on role.AccountId equals account.Id
                where account.Region == office
                select role
            )
                .AsNoTracking()
                .ToListAsync(ct)
        ).ToLookup(r => r.AccountId, r => r.Role);
        var officials = await db.Officials.AsNoTracking().Where(o => o.Region == office).OrderBy(o => o.Id).ToListAsync(ct);
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.Region == office).OrderBy(d => d.Id).ToListAsync(ct);
        var settings = await db.RegionSettings.AsNoTracking().Where(s => s.Region == office).OrderBy(s => s.CreatedAt).ToListAsync(ct);
        var changes = await db.SettingChanges.AsNoTracking().Where(c => c.Region == office).OrderBy(c => c.At).ToListAsync(ct);
        return
        [
            .. accounts.Select(a => new PowerEvent.RolesGiven(a.Id, a.DisplayName, [.. roles[a.Id].Order(StringComparer.Ordinal)])),
            .. accounts.Where(a => a.Disabled).Select(a => new PowerEvent.AccountSwitched(a.Id, true)),
            .. officials.Select(Given),
            .. delegations.SelectMany(Appointed),
            .. settings.Select(s => new OfficeEvent.SettingEntered(s.Name, s.EffectiveFrom, s.Json) { At = s.CreatedAt, By = s.CreatedBy }),
            .. changes.Select(c => new OfficeEvent.FormerChangeKnown(c.Id, c.At, c.Actor, c.Name, c.EffectiveFrom, c.Before, c.After)),
        ];
    }

    private static PowerEvent.MandateGiven Given(OfficialRow o) =>
        new(o.Id, o.AccountId, o.Role, o.Name, o.Nip, o.Rank, o.Position, o.Unit, o.ValidFrom, o.ValidTo);

    private static IEnumerable<OfficeEvent> Appointed(DelegationRow d)
    {
        yield return new PowerEvent.SubstituteAppointed(
            d.Id,
            d.Role,
            d.AbsentId,
            d.SubstituteId,
            d.Kind,
            d.OrderNo,
            d.OrderDate,
            d.ValidFrom,
            d.ValidTo,
            d.Scope
        );
        if (d.RevokedAt is { } at)
            yield return new PowerEvent.SubstitutionEnded(d.Id, at);
    }
}
