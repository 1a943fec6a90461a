using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>An act on a task, or on several people's at once, in words: what to ask before it, what was done after it.</summary>
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
