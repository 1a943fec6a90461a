using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// The one gate for data of persons (trust.md 2): whether it is shown whole, masked or not at all; for which purpose; and the record of
/// what was shown, saved before it is. What an open task of one's own shows asks nothing: the purpose is the task. Everything else asks
/// for a purpose once for a case and half an hour.
/// </summary>
internal sealed class DataGate(IDbContextFactory<AppDb> databases, CaseScopes scopes, Offices offices, OfficeClock clock)
{
    /// <summary>What was recorded when a purpose was said: it counts for the case from then on.</summary>
    public const string Said = "purpose";
    public const string Task = "Tugas: ";
    private const string AtCounter = "menerima pemohon di loket";
    private static readonly TimeSpan Counts = TimeSpan.FromMinutes(30);

    private static readonly Rejection Closed = new(
        "data-forbidden",
        "Peran Anda tidak membuka data ini pada berkas ini. Bila ini pekerjaan Anda, ambil dulu tugasnya."
    );

    /// <summary>How much may be seen here, before anything is asked or recorded.</summary>
    public Task<Grant> GrantAsync(CaseState state, Actor actor, DataClasses one, CancellationToken ct) =>
        scopes.GrantAsync(state, actor, one, ct);

    /// <summary>Opens and records; or why not: not for this role here, or a purpose is missing.</summary>
    public async Task<Rejection?> OpenAsync(
        CaseState state,
        Actor actor,
        DataClasses one,
        string what,
        string? purpose,
        CancellationToken ct,
        string field = "purpose"
    )
    {
        if (await GrantAsync(state, actor, one, ct) != Grant.Open)
            return Closed;
        var why = await WhyAsync(state, actor, purpose, ct);
        if (why is null)
            return Missing(field, purpose);
        await RecordAsync(state.Region, state.Id, actor, what, why, ct);
        return null;
    }

    /// <summary>The same where nothing is asked: true (and recorded) when a task or a purpose of the last half hour opens it.</summary>
    public async Task<bool> ShowsAsync(CaseState state, Actor actor, DataClasses one, string what, CancellationToken ct) =>
        await OpenAsync(state, actor, one, what, null, ct) is null;

    /// <summary>A form is shown again, refused, within the half hour: what it shows was recorded when it was opened.</summary>
    public async Task<bool> ShowsAgainAsync(CaseState state, Actor actor, DataClasses one, string what, CancellationToken ct)
    {
        if (await GrantAsync(state, actor, one, ct) != Grant.Open)
            return false;
        var since = clock.GetUtcNow() - Counts;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Reads.AnyAsync(r => r.CaseId == state.Id && r.Actor == actor.Id && r.What == what && r.At >= since, ct);
    }

    /// <summary>A task's own form, also of a task in the pool that nobody took: whoever may do it reads what it is about.</summary>
    public async Task OfTaskAsync(CaseState state, Actor actor, WorkItem item, string what, CancellationToken ct) =>
        await RecordAsync(state.Region, state.Id, actor, what, Task + item.Title, ct);

    /// <summary>Says for what a case is opened; counts for half an hour.</summary>
    public Task<Rejection?> SayAsync(CaseState state, Actor actor, string? purpose, CancellationToken ct, string field = "purpose") =>
        SayAsync(state.Region, state.Id, actor, Said, purpose, field, ct);

    /// <summary>A batch's list leaves the office: its purpose is said each time, whatever task is open.</summary>
    public async Task<Rejection?> LeaveAsync(
        CaseState state,
        Actor actor,
        string what,
        string? purpose,
        CancellationToken ct,
        string field = "purpose"
    )
    {
        if (await GrantAsync(state, actor, DataClasses.Identity, ct) != Grant.Open)
            return Closed;
        return await SayAsync(state.Region, state.Id, actor, what, purpose, field, ct);
    }

    /// <summary>What spans cases and leaves the office: a book, a report, a sheet of a region.</summary>
    public async Task<Rejection?> LeaveAsync(
        Actor actor,
        DataClasses one,
        string what,
        string? purpose,
        CancellationToken ct,
        string field = "purpose"
    )
    {
        if (DataMatrix.AcrossRegion(scopes.RolesOf(actor, actor.Region), one) != Grant.Open)
            return Closed;
        return await SayAsync(actor.Region, null, actor, what, purpose, field, ct);
    }

    /// <summary>Somebody who stands before the counter, or is looked for by his number: shown to roles that take people in.</summary>
    public async Task<bool> AtCounterAsync(Actor actor, string what, string why, CancellationToken ct)
    {
        if (!DataMatrix.Ever(scopes.RolesOf(actor, actor.Region), DataClasses.Identity))
            return false;
        await RecordAsync(actor.Region, null, actor, what, why, ct);
        return true;
    }

    /// <summary>The purpose is said for this and recorded with it.</summary>
    private async Task<Rejection?> SayAsync(
        string region,
        string? caseId,
        Actor actor,
        string what,
        string? purpose,
        string field,
        CancellationToken ct
    )
    {
        if (Read(region, purpose) is not { } why)
            return Missing(field, purpose);
        await RecordAsync(region, caseId, actor, what, why, ct);
        return null;
    }

    private async Task<string?> WhyAsync(CaseState state, Actor actor, string? purpose, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(purpose))
        {
            if (Read(state.Region, purpose) is not { } said)
                return null;
            if (await SaidAsync(state.Id, actor, ct) != said)
                await RecordAsync(state.Region, state.Id, actor, Said, said, ct);
            return said;
        }
        return scopes.TaskOf(state, actor) is { } task ? Task + task.Title
            : IsAtMyCounter(state, actor) ? Task + AtCounter
            : await SaidAsync(state.Id, actor, ct);
    }

    /// <summary>Whoever took somebody in is still at it until the case has its number, whoever's step comes first.</summary>
    private static bool IsAtMyCounter(CaseState state, Actor actor) =>
        state is { Kind: CaseKind.Case, IsOpen: true, CaseNo: null } && state.OpenedBy == actor.Id;

    private async Task<string?> SaidAsync(string caseId, Actor actor, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Counts;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db
            .Reads.AsNoTracking()
            .Where(r => r.CaseId == caseId && r.Actor == actor.Id && r.What == Said && r.At >= since)
            .OrderByDescending(r => r.Id)
            .Select(r => r.Purpose)
            .FirstOrDefaultAsync(ct);
    }

    private string? Read(string region, string? purpose) => (offices.Find(region)?.Purposes ?? PurposeList.Empty).Read(purpose);

    private async Task RecordAsync(string region, string? caseId, Actor actor, string what, string why, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.RecordReadAsync(clock.GetUtcNow(), actor.Id, region, caseId, what, why, ct);
    }

    private static Rejection Missing(string field, string? purpose) =>
        new Checks()
            .That(
                false,
                field,
                string.IsNullOrWhiteSpace(purpose) ? "field-missing" : "purpose-empty",
                $"Tulis keperluannya, {PurposeList.FewestLetters} huruf atau lebih, atau pilih dari daftar. Keperluan ini dicatat."
            )
            .Rejection!;
}
