using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// What the office of a walk settles on the way: the same commands, decided by the same rules, on an office of the walk's officials.
/// </summary>
internal sealed class WalkRules
{
    /// <summary>The acts by which an office settles how it works, by the name a walk calls them.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Acts = typeof(RuleAct)
        .Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && typeof(RuleAct).IsAssignableFrom(t))
        .ToDictionary(t => JsonNamingPolicy.CamelCase.ConvertName(t.Name), StringComparer.Ordinal);

    private readonly Region files;
    private OfficeState state;

    public WalkRules(Walk walk, Region files)
    {
        (this.files, state) = (files, OfficeState.New(files.Code));
        var stamp = new Stamp(DateTimeOffset.UnixEpoch, Stamp.System, nameof(WalkRules));
        foreach (var (one, no) in walk.People.Select(p => p.Official).OfType<Official>().Select((o, i) => (o, i)))
            state = state.Apply(
                new PowerEvent.MandateGiven($"m{no}", one.Account, one.Role, one.Name, null, null, one.Position, null, one.From, one.To),
                stamp
            );
        foreach (var one in walk.Delegations)
            state = state.Apply(
                new PowerEvent.SubstituteAppointed(
                    one.Id,
                    one.Role,
                    one.Absent,
                    one.Substitute,
                    one.Kind,
                    one.Order,
                    one.From,
                    one.From,
                    one.To
                ),
                stamp
            );
    }

    /// <summary>Null when it was settled.</summary>
    public Rejection? Settle(WalkStep step, Office office, Actor actor, DateTimeOffset now)
    {
        var act = (RuleAct)step.Arguments.Deserialize(Acts[step.Do], JsonSerializerOptions.Web)!;
        var decision = act.Decide(new OfficeDeciding(state, actor, office.DateOf(now), now, act.Name, office.Region, office.Sops));
        if (decision.IsAccepted)
            state = state.ApplyEntry(decision.Events, decision.Stamp!);
        return decision.Rejection;
    }

    /// <summary>The office as its rules count on a day; the same where nothing was settled.</summary>
    public Office On(Office office, DateTimeOffset now) =>
        state.Settings.IsEmpty ? office : office with { Region = RulesInForce.Over(files, state, office.DateOf(now)) };
}
