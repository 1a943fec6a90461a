using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Effects;

/// <summary>A letter's text, paraf or signature was recorded: its file follows.</summary>
internal sealed class LetterEffects(LetterDesk letters, OfficeClock clock) : EffectHandler
{
    public override IReadOnlyList<string> Kinds => [EffectKinds.LetterPaper, EffectKinds.SealLetter];

    public override Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        var told = LetterAsked.Read(effect);
        return letters.AdvanceAsync(told.CaseId, told.Letter, clock.GetUtcNow(), ct);
    }
}

/// <summary>
/// A signature failed because the service was away: asks it now and then, and tells the official when it answers (AC-60).
/// </summary>
internal sealed class RemindSignerEffect(CaseReader reader, CaseDesk desk, Offices offices, LetterSigners signing, OfficeClock clock)
    : EffectHandler
{
    public override IReadOnlyList<string> Kinds => [EffectKinds.RemindSigner];

    public override async Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct)
    {
        var told = LetterAsked.Read(effect);
        if (await reader.LoadAsync(told.CaseId, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return;
        if (state.Letters.GetValueOrDefault(told.Letter) is not { State: LetterState.MenungguTandaTangan, Attempt: null, IsWet: false })
            return;
        if (state.WorkItems.Values.FirstOrDefault(w => w.Letter == told.Letter && w.Act == Domain.Words.Acts.Sign) is not { } work)
            return;
        var today = office.DateOf(clock.GetUtcNow());
        var who =
            office.Organisation.ActiveDelegation(work.Role, today)?.Substitute ?? office.Organisation.HolderOf(work.Role, today)?.Account;
        if (who is not null && !(await signing.CheckAsync(office, work.Role, wet: false, who, null, ct)).IsReady)
            throw new EffectFailedException(SealCodes.Unreachable);
        await desk.RunAsync(state.Id, state.Region, Actor.System, new RemindSigner(told.Letter, told.Attempt), ct);
    }
}
