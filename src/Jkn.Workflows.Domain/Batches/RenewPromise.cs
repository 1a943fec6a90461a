using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// A setting or calendar of the region changed: the promise is computed anew, and the journal says why it moved.
/// <paramref name="Ahead"/>: what was computed for a version of the case before it was its turn; it holds while the case is still at that
/// version.
/// </summary>
public sealed record RenewPromise(string Cause, (long Version, CaseEvent.PromiseMade Made)? Ahead = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang menghitung ulang janji.");
        if (!on.State.IsOpen || on.State.Promise is null)
            return Decision.Nothing(on.State);
        if (Ahead is { } ahead && ahead.Version == on.State.Version)
            on.Emit(ahead.Made);
        else
            Promises.Renew(on, Cause);
        return on.Accept();
    }
}
