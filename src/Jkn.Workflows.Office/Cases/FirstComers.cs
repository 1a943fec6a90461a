using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// Who comes second to a task, or to what somebody keyed, is told who was first, what he did and when: the journal knows it, and it is
/// asked only after a refusal. The code of the refusal stays.
/// </summary>
internal sealed class FirstComers(CaseReader reader, Offices offices, OfficeClock clock, IDbContextFactory<AppDb> databases)
{
    private static readonly string[] Codes = ["work-item-gone", "work-item-stale", "work-item-taken", "signature-pending"];

    public async Task<Rejection> TellAsync(
        string caseId,
        string region,
        Actor actor,
        Command command,
        Rejection refusal,
        CancellationToken ct
    )
    {
        var of = refusal.Field is { } field ? AnswerOf(command, field) : null;
        var sentence =
            Codes.Contains(refusal.Code) && of is not null ? await SentenceAsync(caseId, region, of, actor, ct)
            : Codes.Contains(refusal.Code) && ItemOf(command) is { } item ? await SentenceAsync(caseId, region, item, actor, ct)
            : KeyedChanges.Codes.Contains(refusal.Code) && KeyedChanges.Of(command) is var (keyed, what, seen)
                ? await ChangeAsync(caseId, region, keyed, what, seen, actor, ct)
            : null;
        // Of several people's tasks the refusal names the person.
        var name =
            of is not null && refusal.Message.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? refusal.Message[..(at + 2)] : "";
        return sentence is null ? refusal : refusal with { Message = name + sentence };
    }

    /// <summary>Who changed meanwhile what somebody else had on his screen, and which fields of it.</summary>
    private async Task<string?> ChangeAsync(
        string caseId,
        string region,
        string keyed,
        string what,
        int seen,
        Actor actor,
        CancellationToken ct
    )
    {
        if (
            offices.Find(region) is not { } office
            || KeyedChanges.Since(await reader.HistoryAsync(caseId, ct), keyed, seen) is not var (stamp, fields)
        )
            return null;
        var who = stamp.By == actor.Id ? "Anda sendiri di jendela lain" : await NameAsync(stamp.By, ct) ?? "petugas lain";
        return $"{what} sudah diubah {who} {When(office, stamp.At)}: {fields}. Muat ulang, lalu ulangi perubahan Anda.";
    }

    /// <summary>Who acted on a task last; null when nobody did, or the one who asks: his own act is no news to him.</summary>
    public async Task<string?> SentenceAsync(string caseId, string region, string item, Actor actor, CancellationToken ct)
    {
        if (offices.Find(region) is not { } office)
            return null;
        var history = await reader.HistoryAsync(caseId, ct);
        for (var i = history.Count - 1; i >= 0; i--)
        {
            var (stamp, events) = history[i];
            if (events.Select(e => Did(e, item)).LastOrDefault(what => what is not null) is not { } what)
                continue;
            if (stamp.By == actor.Id)
                return null;
            var who = stamp.By == Stamp.System ? "sistem" : await NameAsync(stamp.By, ct) ?? "petugas lain";
            return $"Tugas ini sudah {what} {who} {When(office, stamp.At)}.";
        }
        return null;
    }

    private string When(Office office, DateTimeOffset at)
    {
        var (local, today) = (office.Time.Local(at), office.Time.Local(clock.GetUtcNow()).Date);
        var time = $"pukul {Indonesian.Time(new(local.Hour, local.Minute))}";
        return local.Date == today ? time : $"{Indonesian.Date(local.Date)} {time}";
    }

    private async Task<string?> NameAsync(string id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AsNoTracking().Where(a => a.Id == id).Select(a => a.DisplayName).SingleOrDefaultAsync(ct);
    }

    /// <summary>"answers[1]" of a form for several people: the second one's task.</summary>
    private static string? AnswerOf(Command command, string field) =>
        command is CompleteWorkItems all
        && field.StartsWith("answers[", StringComparison.Ordinal)
        && int.TryParse(field.AsSpan(8).TrimEnd(']'), out var at)
        && at < all.Answers.Length
            ? all.Answers[at].WorkItemId
            : null;

    private static string? ItemOf(Command command) =>
        command switch
        {
            ClaimWorkItem c => c.WorkItemId,
            ReleaseWorkItem c => c.WorkItemId,
            ReassignWorkItem c => c.WorkItemId,
            CompleteWorkItem c => c.WorkItemId,
            ClaimWorkItems { WorkItemIds: [var first, ..] } => first,
            ReleaseWorkItems { WorkItemIds: [var first, ..] } => first,
            ReassignWorkItems { WorkItemIds: [var first, ..] } => first,
            GiveSignOff c => c.WorkItemId,
            _ => null,
        };

    private static string? Did(IEvent happened, string item) =>
        happened switch
        {
            CaseEvent.WorkItemAssigned e when e.Id == item => e.To is null ? "dilepas" : "diambil",
            CaseEvent.WorkItemCompleted e when e.Id == item => "diselesaikan",
            CaseEvent.WorkItemRecalled e when e.Id == item => "ditarik kembali",
            CaseEvent.SignatureRequested e when e.WorkItemId == item => "ditandatangani",
            CaseEvent.SignOffGiven e when e.Id == item => e.Outcome == SignOff.Forward ? Act(e.Act)
            : e.Outcome == SignOff.Rejected ? "ditolak"
            : "dikembalikan",
            _ => null,
        };

    private static string Act(string act) =>
        act switch
        {
            Acts.Paraf => "diparaf",
            Acts.Sign => "ditandatangani",
            Acts.Approve => "disetujui",
            Acts.Verify => "diverifikasi",
            _ => "diperiksa",
        };
}
