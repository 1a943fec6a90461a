using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// One decision on an office under way. <paramref name="today"/> is the office's local date; <paramref name="region"/> its settings as they
/// are in force (null for the installation). Pure, so it can be run again when somebody else was first.
/// </summary>
public sealed class OfficeDeciding(
    OfficeState state,
    Actor actor,
    string today,
    DateTimeOffset now,
    string command,
    Region? region = null,
    SopShelf? shelf = null
)
{
    private readonly List<OfficeEvent> events = [];
    private readonly Stamp stamp = StampOf(state.HeadCapacityOf(actor, today), actor, now, command);

    public OfficeState State { get; private set; } = state;
    public Actor Actor { get; } = actor;
    public string Today { get; } = today;
    public DateTimeOffset Now { get; } = now;
    public Region? Region { get; } = region;

    /// <summary>The procedures of the region; a level is a step of one of them.</summary>
    public SopShelf Shelf { get; } = shelf ?? SopShelf.Empty;

    /// <summary>Who proposed what is being confirmed; null where one person acts in one step.</summary>
    public string? Proposer { get; init; }

    /// <summary>An id for what this entry brings into being, the same however often it is decided.</summary>
    public string NewId(string kind) => $"{State.Office}-{kind}{State.Version + 1}-{events.Count}";

    public void Emit(OfficeEvent happened)
    {
        if (State.Version == 0 && events.Count == 0 && happened is not OfficeEvent.OfficeOpened)
            Emit(new OfficeEvent.OfficeOpened(State.Office));
        var fact = happened is PowerEvent power
            ? power with
            {
                Proposer = Proposer ?? Actor.Id,
                Confirmer = Proposer is null ? null : Actor.Id,
                HeadAs = Proposer is null ? null : PowerRules.HeadAmong(this, Proposer, Actor.Id),
            }
            : happened;
        events.Add(fact);
        State = State.Apply(fact, stamp);
    }

    public OfficeDecision Accept() =>
        events.Count == 0 ? new([], State, null, null) : new([.. events], State with { Version = State.Version + 1 }, stamp, null);

    private static Stamp StampOf(Capacity? capacity, Actor actor, DateTimeOffset now, string command) =>
        new(now, actor.Id, command, capacity?.Kind, capacity?.ActingFor);

    /// <summary>The rejection when there is one, else what was decided.</summary>
    public OfficeDecision Unless(Rejection? rejection) => rejection is null ? Accept() : OfficeDecision.Reject(rejection);
}
