using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// A level of a letter's chain: who, in which capacity, what came of it. <paramref name="Obstacle"/>: why it cannot be done.
/// </summary>
internal sealed record ChainLine(string Level, string Act, string Who, string State, string Tone, string? Obstacle);

/// <summary>A letter's chain as people read it (partial _Chain).</summary>
internal sealed record ChainView(CaseState Case, string Key, bool Short = false);

/// <summary>Who signs a letter, lowest level first: who has, who will, who is passed over and why, and where it is stuck.</summary>
internal sealed class LetterChains(Offices offices, People people, PageTime time)
{
    public async Task<IReadOnlyList<ChainLine>> OfAsync(CaseState state, string key, CancellationToken ct)
    {
        if (offices.Find(state.Region) is not { } office || state.Letters.GetValueOrDefault(key) is not { } letter)
            return [];
        var today = office.DateOf(time.Now);
        var marks = letter.Parafs.Append(letter.Signature).OfType<LetterMark>().ToDictionary(m => m.Role, StringComparer.Ordinal);
        await people.LoadAsync(
            marks.Values.Select(m => (string?)m.By).Concat(office.Organisation.Delegations.Select(d => (string?)d.Substitute)),
            ct
        );
        var stuck = ChainObstacle.Of(state, office, key, today).ToDictionary(o => o.Role, StringComparer.Ordinal);
        var waiting = state.WorkItems.Values.Where(w => w.Letter == key && w.Kind == WorkKinds.SignOff).Select(w => w.Role).ToHashSet();
        return
        [
            .. SignChain
                .OfLetter(state, office, key, today)
                .Select(s => Line(office, s, marks.GetValueOrDefault(s.Step.Role), stuck.GetValueOrDefault(s.Step.Role), waiting, today)),
        ];
    }

    /// <summary>Why what waits on a case cannot be done by anybody, in sentences; empty when all is well.</summary>
    public IReadOnlyList<string> Stuck(CaseState state) =>
        offices.Find(state.Region) is { } office
            ?
            [
                .. state
                    .WorkItems.Values.Select(w => (Item: w, Obstacle: ChainObstacle.At(state, office, w, office.DateOf(time.Now))))
                    .Where(w => w.Obstacle is not null)
                    .Select(w => $"{w.Item.Title} menunggu {RoleNames.Of(w.Item.Role)}. {w.Obstacle!.Why.Message}"),
            ]
            : [];

    private ChainLine Line(Office office, ChainStep step, LetterMark? mark, ChainObstacle? stuck, HashSet<string> waiting, string today)
    {
        var (level, act) = (RoleNames.Of(step.Step.Role), Words.Act(step.Step.Act));
        if (mark is not null)
            return new(level, act, Words.Capacity(mark.Capacity, people.NameOf(mark.By)), $"sudah, {time.Stamp(mark.At)}", "ok", null);
        if (!step.Level.IsOn)
            return new(level, act, "–", $"dilewati: {Reason(step.Level)}", "", null);
        var who = Holder(office.Organisation, step.Step.Role, today);
        return waiting.Contains(step.Step.Role)
            ? new(level, act, who, "menunggu sekarang", stuck is null ? "warn" : "bad", stuck?.Why.Message)
            : new(level, act, who, "belum sampai", stuck is null ? "" : "bad", stuck?.Why.Message);
    }

    private string Holder(Organisation organisation, string role, string today) =>
        organisation.ActiveDelegation(role, today) is { } standIn
            ? $"{Words.Code(standIn.Kind)} {people.NameOf(standIn.Substitute)}"
            : organisation.HolderOf(role, today)?.Name ?? "tidak ada pejabat";

    private static string Reason(LevelState level) =>
        level.Note is { Length: > 0 } note ? note : Application.Settings.SettingWords.SourceOf(level.Source.Split(' ')[0]);
}
