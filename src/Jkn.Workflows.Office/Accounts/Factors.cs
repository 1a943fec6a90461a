using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>A second factor as its owner sees it.</summary>
internal sealed record FactorView(string Id, string Kind, string Name, DateTimeOffset Since);

/// <summary>
/// Second factors: the only place that reads or writes their rows. Secrets are sealed for their account and row; that one was enrolled or
/// removed stands in the office's journal. By the machine's clock, as telephones go by theirs.
/// </summary>
internal sealed class Factors(
    IDbContextFactory<AppDb> databases,
    CommandQueue queue,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<FactorView>> ListAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return
        [
            .. await db
                .Factors.AsNoTracking()
                .Where(f => f.AccountId == account && f.ConfirmedAt != null)
                .OrderBy(f => f.CreatedAt)
                .Select(f => new FactorView(f.Id, f.Kind, f.Name, f.ConfirmedAt!.Value))
                .ToListAsync(ct),
        ];
    }

    public async Task<bool> HasAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Factors.AnyAsync(f => f.AccountId == account && f.ConfirmedAt != null, ct);
    }

    /// <summary>A new secret for an authenticator; it counts for nothing before a code of it was given back.</summary>
    public async Task<byte[]> BeginTotpAsync(string account, CancellationToken ct)
    {
        var secret = Totp.NewSecret();
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Factors.Where(f => f.AccountId == account && f.Kind == ProofKinds.Totp && f.ConfirmedAt == null).ExecuteDeleteAsync(ct);
        var row = NewRow(account, ProofKinds.Totp, "Aplikasi kode");
        row.Secret = SealFor(row).Protect(secret);
        db.Factors.Add(row);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>The secret that waits to be confirmed; null when none does.</summary>
    public async Task<byte[]?> PendingTotpAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await PendingAsync(db, account, ct) is { } row ? SealFor(row).Unprotect(row.Secret) : null;
    }

    /// <summary>
    /// The authenticator counts from now on, in the place of a former one. Ten recovery codes, shown this once; or why not.
    /// </summary>
    public async Task<(IReadOnlyList<string>? Codes, Rejection? No)> ConfirmTotpAsync(Actor owner, string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await PendingAsync(db, owner.Id, ct) is not { } row)
            return (null, new("factor-not-begun", "Mulai pendaftaran aplikasi kode dahulu.", "code"));
        if (Totp.Match(SealFor(row).Unprotect(row.Secret), code, clock.GetUtcNow(), 0) is not { } step)
            return (
                null,
                Rejection.Unusable(
                    "proof-wrong",
                    "Kode tidak cocok dengan aplikasi yang baru dipasang.",
                    "code",
                    "Isi kode yang tampil sekarang."
                )
            );
        var codes = RecoveryCodes.Make();
        return await EnrolAsync(owner, row.Id, ProofKinds.Totp, step, codes, ct) is { } no ? (null, no) : (codes, null);
    }

    private async Task<Rejection?> EnrolAsync(
        Actor owner,
        string id,
        string kind,
        long step,
        IReadOnlyList<string> codes,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        return await GiveAsync(
            owner,
            new ChangeFactor(owner.Id, kind),
            db =>
            {
                db.Factors.Where(f => f.AccountId == owner.Id && f.Kind == kind && f.Id != id).ExecuteDelete();
                db.Factors.Where(f => f.Id == id)
                    .ExecuteUpdate(f => f.SetProperty(x => x.ConfirmedAt, now).SetProperty(x => x.LastStep, step));
                db.RecoveryCodes.Where(r => r.AccountId == owner.Id).ExecuteDelete();
                db.RecoveryCodes.AddRange(
                    codes.Select(c => new RecoveryCodeRow { AccountId = owner.Id, Hash = RecoveryCodes.HashOf(owner.Id, c) })
                );
                db.SaveChanges();
            },
            ct
        );
    }

    /// <summary>True when the code is the authenticator's and was not used; it is used now.</summary>
    public async Task<bool> UseCodeAsync(string account, string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (
            await ConfirmedAsync(db, account, ct) is not { } row
            || Totp.Match(SealFor(row).Unprotect(row.Secret), code, clock.GetUtcNow(), row.LastStep) is not { } step
        )
            return false;
        // Two requests with one code: the row lets one of them through, on whatever node.
        return await db
                .Factors.Where(f => f.Id == row.Id && f.LastStep < step)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.LastStep, step), ct) == 1;
    }

    /// <summary>True when it is one of the ten and was not used; it is used now. For signing in, never for an act of signing.</summary>
    public async Task<bool> UseRecoveryAsync(string account, string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (hash, now) = (RecoveryCodes.HashOf(account, code), clock.GetUtcNow());
        return await db
                .RecoveryCodes.Where(r => r.AccountId == account && r.Hash == hash && r.UsedAt == null)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.UsedAt, now), ct) == 1;
    }

    /// <summary>The code of the step before this one: with it an enrolment leaves the present code to be used.</summary>
    public string CodeBefore(byte[] secret) => Totp.Code(secret, Totp.StepOf(clock.GetUtcNow()) - 1);

    /// <summary>What the authenticator of a demonstration account shows, or will show next; null when both were used.</summary>
    public async Task<string?> UnusedCodeAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await ConfirmedAsync(db, account, ct) is not { } row)
            return null;
        var now = Totp.StepOf(clock.GetUtcNow());
        var step = Math.Max(now, row.LastStep + 1);
        return step <= now + 1 ? Totp.Code(SealFor(row).Unprotect(row.Secret), step) : null;
    }

    public async Task<int> RecoveryLeftAsync(string account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.RecoveryCodes.CountAsync(r => r.AccountId == account && r.UsedAt == null, ct);
    }

    /// <summary>The owner's own act; whoever asks has let him prove himself first.</summary>
    public async Task<Rejection?> RemoveAsync(Actor owner, string id, CancellationToken ct)
    {
        if ((await ListAsync(owner.Id, ct)).FirstOrDefault(f => f.Id == id) is not { } factor)
            return Rejection.NotFound("Faktor kedua ini tidak ada.");
        return await GiveAsync(
            owner,
            new ChangeFactor(owner.Id, factor.Kind, Removed: true),
            db => db.Factors.Where(f => f.Id == id).ExecuteDelete(),
            ct
        );
    }

    private async Task<Rejection?> GiveAsync(Actor owner, ChangeFactor command, Action<AppDb> rows, CancellationToken ct)
    {
        var request = OfficeDesk.Request(
            owner.Region,
            null,
            owner,
            command,
            (db, _) =>
            {
                rows(db);
                return null;
            }
        );
        return (await queue.RunOfficeAsync(request, ct)).Decision.Rejection;
    }

    private static Task<FactorRow?> ConfirmedAsync(AppDb db, string account, CancellationToken ct) =>
        db
            .Factors.AsNoTracking()
            .SingleOrDefaultAsync(f => f.AccountId == account && f.Kind == ProofKinds.Totp && f.ConfirmedAt != null, ct);

    private static Task<FactorRow?> PendingAsync(AppDb db, string account, CancellationToken ct) =>
        db
            .Factors.AsNoTracking()
            .SingleOrDefaultAsync(f => f.AccountId == account && f.Kind == ProofKinds.Totp && f.ConfirmedAt == null, ct);

    private FactorRow NewRow(string account, string kind, string name) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            AccountId = account,
            Kind = kind,
            Name = name,
            Secret = [],
            CreatedAt = clock.GetUtcNow(),
        };

    private IDataProtector SealFor(FactorRow row) => protection.CreateProtector("Jkn.Workflows.Factors", row.AccountId, row.Id);
}
