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

    /// <summary>A notice to people and roles: asked for as a fact, sent after the commit. The payload holds ids and states only.</summary>
    public void Tell(string id, string happening, string to)
    {
        Apply(new CaseEvent.NoticeAsked(id, happening, to));
        var notice = new
        {
            caseId = State.Id,
            id,
            happening,
            to,
        };
        Ask(new Effect(EffectKinds.SendNotice, $"{State.Id}/{id}", JsonSerializer.Serialize(notice, JsonSerializerOptions.Web)));
    }

    public void Ask(Effect effect) => effects.Add(effect);
}
