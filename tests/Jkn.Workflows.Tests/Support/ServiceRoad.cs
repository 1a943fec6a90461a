using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// The service's own road without its doors: requests as <see cref="CaseDesk"/> makes them, decided and stored by the real queue, with
/// timers and effects read back from their rows. Only the sealing of letters is answered as the trial answers it.
/// </summary>
internal sealed class ServiceRoad(TestDatabase database, Office office)
{
    private readonly WorkSource work = database.Get<WorkSource>();

    public Office Office { get; set; } = office;

    /// <summary>What the signing service answers; null while it says nothing.</summary>
    public Func<string, string, string, Command>? Sealing { get; set; }

    public Task<CaseState?> StateAsync(string caseId) => database.Reader.LoadAsync(caseId, TestServer.Ct);

    public async Task<Rejection?> GiveAsync(string caseId, Actor actor, Command command)
    {
        var refusal = await DecideAsync(caseId, actor, command, command is OpenCase or OpenComplaint or OpenListedFamily or OpenErrand);
        await SettleAsync();
        return refusal;
    }

    /// <summary>The clock moves on; what falls due on the way fires at its own time.</summary>
    public async Task MoveToAsync(DateTimeOffset then)
    {
        while (await work.NextDueAsync(database.Time.Now, database.Time.Now, TestServer.Ct) is { } left && left <= then - database.Time.Now)
        {
            if (left > TimeSpan.Zero)
                database.Time.Now += left;
            foreach (var timer in await work.ClaimTimersAsync(1, TestServer.Ct))
                (await DecideAsync(timer.CaseId, Actor.System, new TimerElapsed(timer.Key, timer.DueAt), false)).ShouldBeNull(timer.Key);
            await SettleAsync();
        }
        if (then > database.Time.Now)
            database.Time.Now = then;
    }

    private async Task<Rejection?> DecideAsync(string caseId, Actor actor, Command command, bool creates) =>
        (
            await database.Queue.RunAsync(
                new(caseId, creates, (state, known, now) => CaseDesk.Decide(command, state, Office, actor, known, now), Office.Region.Code),
                TestServer.Ct
            )
        )
            .Decision
            .Rejection;

    private async Task SettleAsync()
    {
        while (await work.ClaimOutboxAsync(64, TestServer.Ct) is { Count: > 0 } asked)
        {
            foreach (var item in asked.OrderBy(i => i.Id))
            {
                if (await FollowingAsync(new Effect(item.Kind, item.Key, item.Payload)) is var (caseId, command, creates))
                    (await DecideAsync(caseId, Actor.System, command, creates)).ShouldBeNull(item.Key);
                await work.DoneAsync(item, TestServer.Ct);
            }
        }
    }

    private async Task<(string CaseId, Command Command, bool Creates)?> FollowingAsync(Effect effect)
    {
        if (effect.Kind == EffectKinds.SealLetter)
        {
            var told = LetterAsked.Read(effect);
            return Sealing is { } seals && (await StateAsync(told.CaseId))!.Letters.GetValueOrDefault(told.Letter) is { } letter
                ? (told.CaseId, seals(told.Letter, told.Attempt, letter.Hash), false)
                : null;
        }
        return
            EffectCommands.SourceOf(effect) is { } source
            && await StateAsync(source) is { } state
            && EffectCommands.For(effect, state) is { } next
            ? (next.CaseId, next.Command, next.Creates)
            : null;
    }
}
