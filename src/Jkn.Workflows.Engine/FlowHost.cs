namespace Jkn.Workflows.Engine;

/// <summary>
/// The world that a flow runs in. The engine hands every event to <see cref="Apply"/> the moment it is emitted
/// (its own and those of activities), so that the next activity of the same run sees it. Pure: no IO.
/// Domain activities reach their case by casting <see cref="ActivityContext.Host"/>.
/// </summary>
public class FlowHost
{
    /// <summary>
    /// Called once for each event, in order, with the flow as it is after it: nobody has to fold the flow's events a second time.
    /// </summary>
    public virtual void Apply(IEvent happened, FlowState flow) { }

    /// <summary>Offset of the office's zone at an instant; cron expressions and dates without zone are read in it.</summary>
    public virtual TimeSpan OffsetAt(DateTimeOffset instant) => TimeSpan.Zero;

    /// <summary>Called after each evaluation of a script, well or not, with what it used: for whoever measures.</summary>
    public virtual void ScriptRan(ScriptUse used) { }

    /// <summary>True for cases: a fault stops one branch, whatever the definition says; nothing handed in is lost.</summary>
    public virtual bool ContinueWithIncidents => false;
}
