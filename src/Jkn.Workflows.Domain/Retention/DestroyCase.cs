using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>
/// Destroys the personal data of one case after its proposal was approved (AC-72): its key goes with this fact, so nobody reads it any
/// more; number, dates and chain stay. Given by the service alone; looked at anew, for a hold may have come since the approval.
/// </summary>
/// <param name="Ground">The act it rests on (berita acara), without personal data: it stays readable.</param>
public sealed record DestroyCase(string Ground) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return Decision.Reject("case-unknown", "Berkas tidak ada.");
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Pemusnahan dilakukan sistem setelah usulannya disetujui.");
        if (RetentionRules.WhyNot(on.State, on.Office, on.Now) is { } no)
            return Decision.Reject(no);
        on.Emit(new CaseEvent.DataDestroyed(Ground));
        return on.Accept();
    }
}
