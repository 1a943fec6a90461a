using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// A proposal about power in a sentence. <paramref name="Why"/> tells who looks at it why he may not confirm it; null when he may.
/// </summary>
internal sealed record PowerLine(string Id, string Text, string Reason, string By, DateTimeOffset At, bool Mine, string? Why);

/// <summary>Acts of power that wait for their second person, and what the operator did lately.</summary>
internal sealed class PowerScene(Offices offices, OfficeReader journals, People people, OfficeSentences sentences, OfficeClock clock)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    /// <summary>Those that wait, oldest first.</summary>
    public async Task<IReadOnlyList<PowerLine>> ProposalsAsync(Actor actor, CancellationToken ct)
    {
        var state = journals.Load(actor.Region).State;
        var waiting = state.Proposals.Values.Where(p => p.Act is PowerAct).OrderBy(p => p.At).ToList();
        await people.LoadAsync(waiting.SelectMany(p => new[] { p.Proposer, p.Act.SubjectIn(state) }), ct);
        return
        [
            .. waiting.Select(p => new PowerLine(
                p.Id,
                TextOf(p, state),
                p.Reason,
                people.NameOf(p.Proposer),
                p.At,
                p.Proposer == actor.Id,
                Refusal(state, actor, p)
            )),
        ];
    }

    /// <summary>How many of them this person could confirm now.</summary>
    public int CountFor(Actor actor)
    {
        var state = journals.Load(actor.Region).State;
        return state.Proposals.Values.Count(p => p.Act is PowerAct && Refusal(state, actor, p) is null);
    }

    /// <summary>What the operator of the installation did in this office within a month, in sentences.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, IReadOnlyList<string> Words)>> OperatedAsync(string region, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Shown;
        if (journals.Load(region).State.Operated.All(o => o.At < since))
            return [];
        var entries = journals
            .History(region)
            .Where(e => e.Stamp.At >= since && e.Events.Any(x => x is PowerEvent.OperatorActed))
            .Select(e => (e.Stamp.At, Events: e.Events.Cast<OfficeEvent>().ToList()))
            .ToList();
        await people.LoadAsync(entries.SelectMany(e => e.Events.SelectMany(sentences.People)), ct);
        return [.. entries.Select(e => (e.At, sentences.Of(e.Events, people.NameOf)))];
    }

    private string TextOf(Proposal proposal, OfficeState state)
    {
        var act = sentences.ActOf(proposal.Act);
        var text = char.ToUpperInvariant(act[0]) + act[1..];
        return proposal.Act.SubjectIn(state) is { } who ? $"{text} untuk {NameOf(who, state)}" : text;
    }

    private string NameOf(string account, OfficeState state) =>
        state.Accounts.TryGetValue(account, out var known) && known.Name.Length > 0 ? known.Name : people.NameOf(account);

    // the decision itself, tried: what it would refuse is what is said
    private string? Refusal(OfficeState state, Actor actor, Proposal proposal)
    {
        var (office, now) = (offices.Find(actor.Region), clock.GetUtcNow());
        if (office is null)
            return "Akun nasional mengesahkan di daerahnya masing-masing.";
        var confirm = new ConfirmAct(proposal.Id);
        var on = new OfficeDeciding(state, actor, office.DateOf(now), now, confirm.Name, office.Region, office.Sops);
        return confirm.Decide(on).Rejection?.Message;
    }
}
