using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Jkn.Workflows.Server.Cases;

/// <summary>
/// The life of a version: submitted, legalised, in force from a date, replaced, revoked. What may be done is decided by <see cref="SopLife"/>;
/// the row's revision makes two people at once one winner. Running cases are never touched.
/// </summary>
internal sealed class SopDesk(Offices offices, IDbContextFactory<AppDb> databases, TimeProvider clock)
{
    private static readonly Rejection Unknown = new("sop-version-unknown", "Versi SOP tidak ditemukan."), Stale = new("version-stale", "Versi ini baru saja diubah orang lain.");

    public Task<Rejection?> SubmitAsync(string versionId, Actor actor, CancellationToken ct) => ActAsync(SopAct.Submit, versionId, actor, null, (_, _, row) =>
    {
        row.State = Name(SopState.Diajukan);
        return null;
    }, ct);

    public Task<Rejection?> LegaliseAsync(string versionId, Actor actor, string hash, string decreeNo, string decreeDate, CancellationToken ct) =>
        ActAsync(SopAct.Legalise, versionId, actor, hash, (_, _, row) =>
        {
            if (!LocalDatePattern.Iso.Parse(decreeDate).Success) return new("date-invalid", "Tanggal keputusan tidak sah (yyyy-MM-dd).", "decreeDate");
            (row.State, row.DecreeNo, row.DecreeDate) = (Name(SopState.Disahkan), decreeNo, decreeDate);
            return null;
        }, ct);

    public Task<Rejection?> TakeEffectAsync(string versionId, Actor actor, string from, SopConfirmation? confirmation, CancellationToken ct) =>
        ActAsync(SopAct.TakeEffect, versionId, actor, null, (version, db, row) =>
        {
            if (SopLife.MayTakeEffect(version, confirmation, from) is { } refusal) return refusal;
            if (string.CompareOrdinal(from, offices.Find(row.Region)!.DateOf(clock.GetUtcNow())) < 0) return new("effective-date-past", "Tanggal efektif tidak boleh sudah lewat.", "from");
            var lastDay = LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse(from).Value.PlusDays(-1));
            foreach (var former in db.Sops.Where(s => s.Region == row.Region && s.Key == row.Key && s.VersionId != row.VersionId && s.State == "EFEKTIF").ToList())
                (former.State, former.EffectiveTo, former.Revision) = (Name(SopState.Diganti), lastDay, former.Revision + 1);
            (row.State, row.EffectiveFrom, row.PublishedAt, row.PublishedBy) = (Name(SopState.Efektif), from, clock.GetUtcNow(), actor.Id);
            row.Confirmation = confirmation is null ? row.Confirmation : $"{confirmation.Text} — {confirmation.Author}, {confirmation.Date}";
            return null;
        }, ct);

    public Task<Rejection?> RevokeAsync(string versionId, Actor actor, string lastDay, string reason, CancellationToken ct) => ActAsync(SopAct.Revoke, versionId, actor, null, (_, _, row) =>
    {
        if (!LocalDatePattern.Iso.Parse(lastDay).Success) return new("date-invalid", "Tanggal tidak sah (yyyy-MM-dd).", "lastDay");
        // Still in force until that day; DIGANTI keeps it findable for the days it was.
        (row.State, row.EffectiveTo, row.Confirmation) = (Name(SopState.Dicabut), lastDay, $"{row.Confirmation} Dicabut: {reason}".Trim());
        return null;
    }, ct);

    private async Task<Rejection?> ActAsync(SopAct act, string versionId, Actor actor, string? hash, Func<SopVersion, AppDb, SopRow, Rejection?> change, CancellationToken ct)
    {
        if (offices.Find(actor.Region) is not { } office || office.Sops.ById(versionId) is not { } version) return Unknown;
        if (SopLife.May(act, version, actor, hash, act == SopAct.Submit ? SopRules.Check(version, office.Sops, office.Region) : []) is { } refusal) return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Sops.SingleOrDefaultAsync(s => s.VersionId == versionId && s.Region == actor.Region, ct) is not { } row) return Unknown;
        if (row.State != Name(version.State)) return Stale;
        var taken = await db.Sops.Where(s => s.VersionId == versionId && s.Revision == row.Revision).ExecuteUpdateAsync(s => s.SetProperty(r => r.Revision, r => r.Revision + 1), ct);
        if (taken == 0) return Stale;
        row.Revision++;
        if (change(version, db, row) is { } no) return no;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await offices.RefreshAsync(ct);
        return null;
    }

    private static string Name(SopState state) => state.ToString().ToUpperInvariant();
}
