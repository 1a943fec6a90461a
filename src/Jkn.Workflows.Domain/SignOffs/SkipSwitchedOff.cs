using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// A level was switched off while something waits at it: what waits goes on without it, and the skip is recorded (AC-92). A signature that
/// is being made is not overtaken.
/// </summary>
public sealed record SkipSwitchedOff(string WorkItemId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang melewati tingkat yang dimatikan.");
        if (on.State.WorkItems.GetValueOrDefault(WorkItemId) is not { Kind: WorkKinds.SignOff } item)
            return Decision.Nothing(on.State);
        if (item.Letter is { } key && on.State.Letters.GetValueOrDefault(key)?.Attempt is not null)
            return Decision.Nothing(on.State);
        var level = on.StepOf<SignOff>(item).LevelIn(on.Host, item.Letter, on.Now);
        if (level.IsOn)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.SignOffSkipped(item.ActivityId, item.Role, level.Source));
        return on.Unless(on.ResumeFlow(item.Id, SignOff.Forward));
    }

    /// <summary>What waits at a level that is off for it.</summary>
    public static IEnumerable<SkipSwitchedOff> For(CaseState state, Office office, DateTimeOffset now) =>
        office.Switches.IsEmpty
            ? []
            : state
                .WorkItems.Values.Where(w => w.Kind == WorkKinds.SignOff)
                .Select(w =>
                    (
                        Item: w,
                        Chain: state.Kind == CaseKind.Batch ? Organisation.Chains.Batch
                        : w.Letter is null ? Organisation.Chains.Case
                        : Organisation.Chains.Letter
                    )
                )
                .Where(w => !office.LevelOf(w.Item.Role, w.Chain, office.ScopeOf(state, w.Item.Letter, office.DateOf(now))).IsOn)
                .Select(w => new SkipSwitchedOff(w.Item.Id));
}
