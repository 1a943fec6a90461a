using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Retention;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Retention;

/// <summary>
/// A case, batch or complaint whose time is over, or a case's health papers. <paramref name="Waits"/>: why it does not go into a proposal
/// now; null when it does.
/// </summary>
internal sealed record Overdue(
    string CaseId,
    string? No,
    string Kind,
    DateTimeOffset ClosedAt,
    string KeptUntil,
    string FallsAway,
    string? Waits
);

/// <summary>
/// What is over its time. <paramref name="Held"/>: cases, batches and complaints beside it that are kept as archives and so take no place
/// in it.
/// </summary>
internal sealed record DueList(IReadOnlyList<Overdue> Lines, int Held);

/// <summary>A proposal with its lines, in order.</summary>
internal sealed record DestructionFile(DestructionRow Row, IReadOnlyList<DestructionLineRow> Lines);

/// <summary>
/// Proposals to destroy archives (AC-72), for page and API alike: what is due, proposing, deciding. Destroying itself is <see
/// cref="DestructionSweep"/>'s.
/// </summary>
internal sealed partial class RetentionDesk(AppDb db, CaseReader reader, OfficeDesk desk, DestructionSweep sweep, OfficeClock clock)
{
    /// <summary>Lines of one proposal: what a head of an agency can read through before deciding.</summary>
    public const int MostLines = 200;

    /// <summary>How many that wait are shown, and how many are looked at to find those that do not.</summary>
    private const int MostWaiting = 50,
        MostLooked = 2000;

    /// <summary>The rule a proposal rests on, with where it comes from: years of a region's own schedule (JRA), or an assumption.</summary>
    public static string GroundOf(Office office)
    {
        var (files, papers) = (office.Region.Retention.CaseFileYears, office.Region.Retention.HealthPaperYears);
        return $"Berkas, batch, dan pengaduan disimpan {files.Value} tahun sesudah ditutup ({SettingWords.SourceOf(files.Source)}); "
            + $"surat kesehatan di dalamnya {papers.Value} tahun ({SettingWords.SourceOf(papers.Source)}).";
    }

    public async Task<IReadOnlyList<DestructionRow>> AllAsync(string region, CancellationToken ct) =>
        await db.Destructions.AsNoTracking().Where(d => d.Region == region).OrderByDescending(d => d.ProposedAt).Take(50).ToListAsync(ct);

    public async Task<DestructionFile?> FindAsync(string region, string id, CancellationToken ct) =>
        await db.Destructions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.Region == region, ct) is { } row
            ? new(row, await db.DestructionLines.AsNoTracking().Where(l => l.DestructionId == id).OrderBy(l => l.No).ToListAsync(ct))
            : null;

    /// <summary>Of these lines, the cases that somebody holds as archives by now: they stay when the proposal is carried out.</summary>
    public async Task<IReadOnlySet<string>> HeldAsync(DestructionFile file, CancellationToken ct)
    {
        var ids = file.Lines.Select(l => l.CaseId).ToArray();
        return (
            await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id) && c.HeldAt != null).Select(c => c.Id).ToListAsync(ct)
        ).ToHashSet();
    }

    /// <summary>Proposes all that is due. The same id again is the same proposal.</summary>
    public async Task<Rejection?> ProposeAsync(string id, Office office, Actor actor, CancellationToken ct)
    {
        var region = office.Region.Code;
        if (await db.Destructions.AnyAsync(d => d.Id == id && d.Region == region, ct))
            return null;
        var due = DestructionRules.Propose(actor) is null ? (await DueAsync(office, ct)).Lines.Where(o => o.Waits is null).ToList() : [];
        var command = new DecideDestruction(id, DestructionRules.Proposed, null, null) { Count = due.Count, Ground = GroundOf(office) };
        return await DecideAsync(
            office,
            actor,
            command,
            (rows, now) =>
            {
                // the journal's lock lets one at a time through
                if (rows.Destructions.Any(d => d.Region == region && d.Standing == true))
                    return Standing;
                if (due.Count == 0)
                    return new("nothing-due", "Tidak ada arsip yang lewat masa simpan dan dapat diusulkan.");
                rows.Destructions.Add(
                    new()
                    {
                        Id = id,
                        Region = region,
                        State = DestructionRules.Proposed,
                        Standing = true,
                        Ground = command.Ground!,
                        ProposedAt = now,
                        ProposedBy = actor.Id,
                    }
                );
                rows.DestructionLines.AddRange(due.Select((o, at) => LineOf(id, at + 1, o)));
                rows.SaveChanges();
                return null;
            },
            ct
        );
    }

    private async Task<Rejection?> DecideAsync(
        Office office,
        Actor actor,
        DecideDestruction command,
        Func<AppDb, DateTimeOffset, Rejection?> beside,
        CancellationToken ct
    ) => (await desk.RunAsync(office.Region.Code, actor, command, ct, beside)).Decision.Rejection;

    private static DestructionLineRow LineOf(string proposal, int no, Overdue over) =>
        new()
        {
            DestructionId = proposal,
            No = no,
            CaseId = over.CaseId,
            CaseNo = over.No,
            Kind = over.Kind,
            ClosedAt = over.ClosedAt,
            KeptUntil = over.KeptUntil,
            FallsAway = over.FallsAway,
        };

    private static readonly Rejection Standing = new("proposal-standing", "Masih ada usulan pemusnahan yang belum selesai di daerah ini.");

    /// <summary>The head approves: from here on it is carried out, case by case, also across a restart.</summary>
    public async Task<Rejection?> ApproveAsync(Office office, Actor actor, string id, string number, CancellationToken ct)
    {
        if (await FindAsync(office.Region.Code, id, ct) is not { } file)
            return Unknown;
        var command = new DecideDestruction(id, DestructionRules.Approved, file.Row.State, file.Row.ProposedBy) { Number = number };
        var no = await DecideAsync(
            office,
            actor,
            command,
            // Decided once: the state that was seen must still stand.
            (rows, now) =>
                rows.Destructions.Where(d => d.Id == id && d.State == DestructionRules.Proposed)
                    .ExecuteUpdate(s =>
                        s.SetProperty(d => d.State, DestructionRules.Approved)
                            .SetProperty(d => d.No, number)
                            .SetProperty(d => d.DecidedAt, now)
                            .SetProperty(d => d.DecidedBy, actor.Id)
                    ) == 1
                    ? null
                    : DestructionRules.Approve(actor, DestructionRules.Approved, file.Row.ProposedBy),
            ct
        );
        if (no is null)
            sweep.Again();
        return no;
    }

    /// <summary>The head refuses, or its proposer takes it back; nothing is destroyed.</summary>
    public async Task<Rejection?> RefuseAsync(Office office, Actor actor, string id, string reason, CancellationToken ct)
    {
        if (await FindAsync(office.Region.Code, id, ct) is not { } file)
            return Unknown;
        var command = new DecideDestruction(id, DestructionRules.Refused, file.Row.State, file.Row.ProposedBy) { Reason = reason };
        return await DecideAsync(
            office,
            actor,
            command,
            (rows, now) =>
                rows.Destructions.Where(d => d.Id == id && d.State == DestructionRules.Proposed)
                    .ExecuteUpdate(s =>
                        s.SetProperty(d => d.State, DestructionRules.Refused)
                            .SetProperty(d => d.Standing, (bool?)null)
                            .SetProperty(d => d.Reason, reason)
                            .SetProperty(d => d.DecidedAt, now)
                            .SetProperty(d => d.DecidedBy, actor.Id)
                    ) == 1
                    ? null
                    : DestructionRules.Refuse(actor, DestructionRules.Approved, file.Row.ProposedBy),
            ct
        );
    }

    private static readonly Rejection Unknown = new("proposal-unknown", "Usulan pemusnahan tidak ditemukan.");

    /// <summary>What a kind of archive is called on screens and paper.</summary>
    public static string KindWords(string kind) =>
        kind == nameof(CaseKind.Batch) ? "Batch"
        : kind == nameof(CaseKind.Complaint) ? "Pengaduan"
        : kind == nameof(CaseKind.Errand) ? "Urusan kantor"
        : kind == HealthPapers.Kind ? "Surat kesehatan"
        : "Berkas";

    public static string OutcomeWords(string? outcome) =>
        outcome switch
        {
            DestructionRules.Destroyed => "Dimusnahkan",
            DestructionRules.Kept => "Tetap disimpan",
            _ => "Belum",
        };

    public static string StateWords(string state) =>
        state switch
        {
            DestructionRules.Proposed => "Diusulkan",
            DestructionRules.Approved => "Disetujui, sedang dimusnahkan",
            DestructionRules.Refused => "Tidak disetujui",
            _ => "Selesai",
        };
}
