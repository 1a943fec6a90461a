using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Sops;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// The life of a version: submitted, legalised, in force from a date, replaced, revoked. What may be done is decided by <see
/// cref="SopLife"/> under the lock of the office's journal; the row's revision makes two people at once one winner. Running cases are
/// never touched.
/// </summary>
internal sealed class SopDesk(
    Offices offices,
    OfficeDesk desk,
    SopChecks checks,
    SopPrints prints,
    IDbContextFactory<AppDb> databases,
    OfficeClock clock
)
{
    private static readonly Rejection Unknown = new("sop-version-unknown", "Versi SOP tidak ditemukan."),
        Stale = new("version-stale", "Versi ini baru saja diubah orang lain.");

    /// <param name="acknowledge">The submitter states by name that the warnings are known; null when he does not.</param>
    public Task<Rejection?> SubmitAsync(string versionId, Actor actor, string? acknowledge, CancellationToken ct) =>
        ActAsync(
            SopAct.Submit,
            versionId,
            actor,
            null,
            acknowledge,
            SopActs.Submit,
            (_, _, row) =>
            {
                row.State = SopState.Diajukan.Code();
                return (null, $"sidik {row.ContentHash}");
            },
            ct
        );

    /// <summary>Back to a draft, to be changed again: by the one who submitted, or by the one who was to legalise it.</summary>
    public Task<Rejection?> WithdrawAsync(string versionId, Actor actor, string reason, CancellationToken ct) =>
        ActAsync(
            SopAct.Withdraw,
            versionId,
            actor,
            null,
            null,
            SopActs.Withdraw,
            (_, _, row) =>
            {
                row.State = SopState.Draf.Code();
                return (null, reason);
            },
            ct
        );

    public Task<Rejection?> LegaliseAsync(
        string versionId,
        Actor actor,
        string hash,
        string decreeNo,
        string decreeDate,
        CancellationToken ct
    ) =>
        ActAsync(
            SopAct.Legalise,
            versionId,
            actor,
            hash,
            null,
            SopActs.Legalise,
            (version, _, row) =>
            {
                var office = offices.Find(row.Region)!;
                if (LetterheadRule.Refusal(version, office) is { } headless)
                    return (headless, null);
                var today = office.DateOf(clock.GetUtcNow());
                if (SopLife.DecreeRefusal(decreeNo, decreeDate, today, row.EffectiveFrom) is { } refusal)
                    return (refusal, null);
                (row.State, row.DecreeNo, row.DecreeDate) = (SopState.Disahkan.Code(), decreeNo, decreeDate);
                return (null, $"Keputusan {decreeNo} tanggal {decreeDate}, sidik {row.ContentHash}");
            },
            ct
        );

    public Task<Rejection?> TakeEffectAsync(
        string versionId,
        Actor actor,
        string from,
        SopConfirmation? confirmation,
        CancellationToken ct
    ) =>
        ActAsync(
            SopAct.TakeEffect,
            versionId,
            actor,
            null,
            null,
            SopActs.TakeEffect,
            (version, db, row) =>
            {
                var office = offices.Find(row.Region)!;
                if (SopLife.MayTakeEffect(version, confirmation, from, office.DateOf(clock.GetUtcNow()), office.Sops) is { } refusal)
                    return (refusal, null);
                if (LetterheadRule.Refusal(version, office) is { } headless)
                    return (headless, null);
                // A decree that was stored before this rule, or came with a file.
                if (row.DecreeDate is { } decreed && string.CompareOrdinal(decreed, from) > 0)
                    return (SopLife.DecreeRefusal(row.DecreeNo ?? "-", decreed, decreed, from)! with { Field = "from" }, null);
                var lastDay = SopLife.LastDayBefore(from);
                foreach (
                    var former in db
                        .Sops.Where(s => s.Region == row.Region && s.Key == row.Key && s.VersionId != row.VersionId && s.State == "EFEKTIF")
                        .ToList()
                )
                    (former.State, former.EffectiveTo, former.Revision) = (SopState.Diganti.Code(), lastDay, former.Revision + 1);
                (row.State, row.EffectiveFrom, row.PublishedAt, row.PublishedBy) = (
                    SopState.Efektif.Code(),
                    from,
                    clock.GetUtcNow(),
                    actor.Id
                );
                row.Confirmation = confirmation is null
                    ? row.Confirmation
                    : $"{confirmation.Text} — {confirmation.Author}, {confirmation.Date}";
                return (null, $"mulai {from}");
            },
            ct
        );

    public Task<Rejection?> RevokeAsync(string versionId, Actor actor, string lastDay, string reason, CancellationToken ct) =>
        ActAsync(
            SopAct.Revoke,
            versionId,
            actor,
            null,
            null,
            SopActs.Revoke,
            (_, _, row) =>
            {
                if (!LocalDatePattern.Iso.Parse(lastDay).Success)
                    return (new("date-invalid", "Tanggal tidak sah (yyyy-MM-dd).", "lastDay"), null);
                // Still in force until that day; DIGANTI keeps it findable for the days it was.
                (row.State, row.EffectiveTo, row.Confirmation) = (
                    SopState.Dicabut.Code(),
                    lastDay,
                    $"{row.Confirmation} Dicabut: {reason}".Trim()
                );
                return (null, $"{reason} (hari terakhir {lastDay})");
            },
            ct
        );

    private async Task<Rejection?> ActAsync(
        SopAct act,
        string versionId,
        Actor actor,
        string? hash,
        string? acknowledge,
        string line,
        Func<SopVersion, AppDb, SopRow, (Rejection? Refusal, string? Note)> change,
        CancellationToken ct
    )
    {
        if (offices.Find(actor.Region) is not { } office || office.Sops.ById(versionId) is not { } version)
            return Unknown;
        var problems = act == SopAct.Submit ? await checks.CheckAsync(version, office, ct) : [];
        var command = new ActOnSop(act, version, line, hash, problems) { Note = await NoteOfAsync(version, change, ct) };
        SopRow? changed = null;
        var answer = await desk.RunAsync(
            actor.Region,
            actor,
            command,
            ct,
            (db, now) =>
            {
                if (db.Sops.SingleOrDefault(s => s.VersionId == versionId && s.Region == actor.Region) is not { } row)
                    return Unknown;
                if (row.State != version.State.Code() || row.ContentHash != version.Hash)
                    return Stale;
                if (act == SopAct.Submit && Acknowledgements.Take(row, problems, actor, acknowledge, now) is { } open)
                    return open;
                var taken = db
                    .Sops.Where(s => s.VersionId == versionId && s.Revision == row.Revision)
                    .ExecuteUpdate(s => s.SetProperty(r => r.Revision, r => r.Revision + 1));
                if (taken == 0)
                    return Stale;
                row.Revision++;
                var (no, note) = change(version, db, row);
                if (no is not null)
                    return no;
                db.SopHistory.Add(SopActs.Line(row, line, actor, now, note));
                db.SaveChanges();
                changed = row;
                return null;
            }
        );
        if (answer.Decision.Rejection is { } refusal)
            return refusal;
        // After the commit: the print bears the number and date of the decree. Where nothing can be printed, the act stands and its history
        // says so.
        if (
            act == SopAct.Legalise
            && offices.Find(actor.Region)?.Sops.ById(versionId) is { } legal
            && await prints.AttachAsync(legal, office, ct) is { } why
        )
            await NoteAsync(changed!, actor, why, ct);
        return null;
    }

    /// <summary>What the journal says of the act: played on rows that are not saved. What it refuses is refused when it is done.</summary>
    private async Task<string?> NoteOfAsync(
        SopVersion version,
        Func<SopVersion, AppDb, SopRow, (Rejection? Refusal, string? Note)> change,
        CancellationToken ct
    )
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Sops.SingleOrDefaultAsync(s => s.VersionId == version.Id, ct) is { } row ? change(version, db, row).Note : null;
    }

    private async Task NoteAsync(SopRow row, Actor actor, string why, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.SopHistory.Add(SopActs.Line(row, SopActs.NotPrinted, actor, clock.GetUtcNow(), why.Length <= 300 ? why : why[..300]));
        await db.SaveChangesAsync(ct);
    }
}
