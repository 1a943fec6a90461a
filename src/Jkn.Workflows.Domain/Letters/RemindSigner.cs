using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>The signing service answers again: the official whose signature failed is told once.</summary>
public sealed record RemindSigner(string Letter, string Attempt) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { State: LetterState.MenungguTandaTangan, Attempt: null, IsWet: false })
            return Decision.Nothing(on.State);
        if (on.State.WorkItems.Values.FirstOrDefault(w => w.Letter == Letter && w.Act == Acts.Sign) is not { } item)
            return Decision.Nothing(on.State);
        on.Host.Tell($"{Attempt}/pulih", "layanan-tanda-tangan-pulih", item.Role);
        return on.Accept();
    }
}
