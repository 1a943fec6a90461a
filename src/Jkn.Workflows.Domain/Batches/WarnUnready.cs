using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The list that these people stand on is about to be locked, and they are not ready: the back office hears who lacks what.
/// </summary>
public sealed record WarnUnready(ImmutableArray<string> People) : Command
{
    public const string Happening = "belum-siap-dikunci";

    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengingatkan sebelum daftar dikunci.");
        if (!on.State.IsOpen)
            return Decision.Nothing(on.State);
        foreach (var person in People)
        {
            if (on.State.Courses.GetValueOrDefault(person) is { Ended: false, IsEligible: false })
                on.Host.TellOf(person, Happening, Roles.BackOffice);
        }
        return on.Accept();
    }
}
