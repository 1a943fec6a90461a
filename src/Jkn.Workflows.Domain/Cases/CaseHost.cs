using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// The working memory of one decision: every event is applied the moment it is emitted, so that the next step of the same run sees it.
/// Activities reach it through <see cref="ActivityContext.Host"/>.
/// </summary>
public sealed class CaseHost(CaseState state, Office office, Known known, Stamp stamp) : FlowHost
{
    private readonly List<IEvent> events = [];
    private readonly List<Effect> effects = [];
    private readonly HashSet<(string Kind, string Key)> asked = [];
    private readonly Dictionary<string, ImmutableSortedDictionary<string, string>> people = new(StringComparer.Ordinal);

    public CaseState State { get; private set; } = state;
    public Office Office { get; } = office;
    public Known Known { get; } = known;
    public Stamp Stamp { get; } = stamp;

    /// <summary>Who gave the command; null where nobody in particular did.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Whether who acts now may do the work of a role himself today: he need not be told that it is there.</summary>
    public bool IsActorsOwn(string role) =>
        Actor is { IsSystem: false } me && Office.Organisation.CapacityOf(me, role, Office.DateOf(Stamp.At)) is not null;

    public IReadOnlyList<IEvent> Events => events;
    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>A wrong expression must not lose the case: other branches go on, a person retries the faulted one (engine.md 4).</summary>
    public override bool ContinueWithIncidents => true;

    public override TimeSpan OffsetAt(DateTimeOffset instant) => Office.OffsetAt(instant);

    public override void Apply(IEvent happened, FlowState flow)
    {
        events.Add(happened);
        State = happened is FlowEvent ? State.AfterFlow(flow) : State.Apply(happened, Stamp);
    }

    /// <summary>A fact that no step of the flow emits.</summary>
    public void Apply(CaseEvent happened) => Apply(happened, State.Flow);

    /// <summary>
    /// Something to tell about one person. What comes together in one decision is one message to each receiver, asked for at the end.
    /// </summary>
    public void TellOf(string person, string happening, string to)
    {
        var told = people.GetValueOrDefault(to) ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        people[to] = told.SetItem(person, happening);
    }

    /// <summary>Asks for what was gathered of people; the decision's last act.</summary>
    internal void TellGathered()
    {
        foreach (var (to, told) in people.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var happenings = told.Values.Distinct().ToList();
            Tell($"peserta/{State.Version}/{to}", happenings is [var one] ? one : Mixed, to, told);
        }
        people.Clear();
    }

    /// <summary>The happening of a message that tells of different outcomes.</summary>
    public const string Mixed = "hasil-peserta";

    /// <summary>A notice to people and roles: asked for as a fact, sent after the commit. The payload holds ids and states only.</summary>
    public void Tell(string id, string happening, string to, ImmutableSortedDictionary<string, string>? about = null)
    {
        Apply(new CaseEvent.NoticeAsked(id, happening, to, about));
        var notice = new
        {
            caseId = State.Id,
            id,
            happening,
            to,
            people = about,
        };
        Ask(new Effect(EffectKinds.SendNotice, $"{State.Id}/{id}", JsonSerializer.Serialize(notice, JsonSerializerOptions.Web)));
    }

    /// <summary>Asked twice in one decision, an effect is asked once.</summary>
    public void Ask(Effect effect)
    {
        if (asked.Add((effect.Kind, effect.Key)))
            effects.Add(effect);
    }
}
