using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>An act on a task, or on several people's at once: what to ask before it, what was done, and what comes next.</summary>
internal static class ActWords
{
    /// <summary>The question to ask before, when an answer is one that cannot be taken back.</summary>
    public static (string Outcome, string Text)? WarningOf(ItemScene scene, ItemInput input, Command act)
    {
        foreach (var outcome in (act as CompleteWorkItems)?.Answers.Select(a => a.Outcome).Distinct() ?? [input.Outcome])
        {
            if (Words.Warning(scene.Item.Kind, outcome) is { } warning)
                return (outcome, warning);
        }
        return null;
    }

    /// <summary>Who locks before the planned time shuts out what would still have come.</summary>
    public static string LockNote(ItemScene scene, PageTime time) =>
        scene.Item.Kind == WorkKinds.LockBatch && scene.Case.Batch is { } batch && batch.LockAt > time.Now
            ? $" Batch baru berisi {batch.Lines.Count} baris dan direncanakan dikunci {time.Stamp(batch.LockAt)}; "
                + "berkas yang siap sesudah dikunci tidak ikut."
            : "";

    /// <summary>The next task of the same case goes on at once when it is mine to do; letters lie on the signing desk.</summary>
    public static string NextHref(ItemScene scene, CaseState after)
    {
        if (scene.Item is { Kind: WorkKinds.SignOff, Letter: not null })
            return "/meja";
        var mine = WorkGroups
            .Of(after)
            .Where(g => g.First().AssignedTo is null || g.First().AssignedTo == scene.Me.Id)
            .Where(g => scene.Office.Organisation.CapacityOf(scene.Me, g.First().Role, scene.Today) is not null)
            .ToList();
        return mine is [var next] ? ItemScene.HrefOf(scene.Case.Id, next.Key) : scene.CaseHref;
    }

    /// <summary>For several people with their names.</summary>
    public static string DoneOf(ItemScene scene, ItemInput input, Command act)
    {
        if (act is not CompleteWorkItems all)
            return $"{scene.Item.Title}: {scene.DoneText(input.Outcome)}.";
        var answers = all
            .Answers.GroupBy(a => a.Outcome)
            .Select(g => $"{scene.DoneText(g.Key)} untuk {string.Join(", ", g.Select(a => scene.NameOf(a.WorkItemId)))}");
        return $"{scene.Item.Title}: {string.Join("; ", answers)}.";
    }
}
