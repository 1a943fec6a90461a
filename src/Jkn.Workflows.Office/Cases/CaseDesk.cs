using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// The only road by which a case changes: load, decide, save, then answer. A case of another region is unknown to the actor, by list,
/// link and command alike.
/// </summary>
internal sealed partial class CaseDesk(CommandQueue queue, Offices offices, LiveSignals live, ILogger<CaseDesk> log)
{
    // An office changes tens of times a month: more than once while one command waits is next to never.
    private const int MostAgain = 5;

    private long served;

    /// <summary>Commands given by people on this node so far; whoever works in the background gives way while it grows.</summary>
    public long ServedPeople => Interlocked.Read(ref served);

    /// <summary>Decides a command on a case that exists.</summary>
    public Task<Answer> RunAsync(string caseId, string region, Actor actor, Command command, CancellationToken ct) =>
        RunAsync(caseId, region, actor, command, creates: false, ct);

    /// <summary>Decides a command that may open the case.</summary>
    public async Task<Answer> RunAsync(string caseId, string region, Actor actor, Command command, bool creates, CancellationToken ct)
    {
        if (offices.StandingOf(region) is not { } standing)
            return new(Decision.Reject("region-not-served", "Daerah ini sedang tidak dilayani; periksa berkas pengaturannya."), null);
        if (actor.Id != Stamp.System)
            Interlocked.Increment(ref served);
        var answer = await queue.RunAsync(Request(caseId, standing, actor, command, creates), ct);
        for (var again = 0; answer.OfficeMoved && again < MostAgain; again++)
        {
            await offices.RefreshAsync(ct);
            answer = await queue.RunAsync(Request(caseId, offices.StandingOf(region)!, actor, command, creates), ct);
        }
        if (answer.Decision.Rejection is { } refusal)
            LogRefused(caseId, command.Name, refusal.Code);
        else if (answer.Decision.Events.Count > 0)
            live.Changed(region);
        if (answer.Decision.Rejection is null)
            LogDone(caseId, command.Name, answer.Decision.Events.Count);
        return answer;
    }

    /// <summary>
    /// What the service itself does to many cases of a region: each decided by itself, stored together. Only refusals are told one by one.
    /// </summary>
    public async Task RunManyAsync(Office office, IReadOnlyList<(string CaseId, Command Command)> commands, CancellationToken ct)
    {
        var standing = offices.StandingOf(office.Region.Code)!;
        var answers = await queue.RunManyAsync(
            commands.Select(c => Request(c.CaseId, standing, Actor.System, c.Command, creates: false)),
            ct
        );
        foreach (var ((id, command), answer) in commands.Zip(answers))
        {
            if (answer.OfficeMoved)
                await RunAsync(id, office.Region.Code, Actor.System, command, ct);
            else if (answer.Decision.Rejection is { } refusal)
                LogRefused(id, command.Name, refusal.Code);
        }
        live.Changed(office.Region.Code);
    }

    private CommandRequest Request(string caseId, Offices.Standing standing, Actor actor, Command command, bool creates) =>
        new(
            caseId,
            creates,
            (state, known, now) => Decide(command, state, standing.Office, actor, known, now),
            Region: standing.Office.Region.Code
        )
        {
            Office = standing.Head,
        };

    /// <summary>
    /// The whole decision: unknown to who may not see the region, else by the command's own rules and nothing after them.
    /// </summary>
    internal static Decision Decide(Command command, CaseState state, Office office, Actor actor, Known known, DateTimeOffset now) =>
        state.Id.Length > 0 && (state.Region != office.Region.Code || !actor.MaySee(state.Region))
            ? Decision.Reject("case-unknown", "Berkas tidak ditemukan.")
            : command.Decide(new Deciding(state, office, actor, now, known, command.Name));

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId}: {Command} refused {Code}")]
    private partial void LogRefused(string caseId, string command, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId}: {Command}, {Events} events")]
    private partial void LogDone(string caseId, string command, int events);
}
