using System.Collections.Immutable;
using System.Security.Cryptography;
using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// The only road by which a case changes: load, decide, save, then answer. A case of another region is unknown to the actor, by list,
/// link and command alike.
/// </summary>
internal sealed partial class CaseDesk(CommandQueue queue, Offices offices, LiveSignals live, PageMaker pages, ILogger<CaseDesk> log)
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
        var given = new Given(caseId, actor, command, creates);
        var answer = await queue.RunAsync(Request(given, standing), ct);
        for (var again = 0; (answer.OfficeMoved || answer.Decision.WithoutPages is not null) && again < MostAgain; again++)
        {
            if (answer.Decision.WithoutPages is { } wanted)
            {
                if (await TypesetAsync(given, standing.Office, wanted.State, wanted.Letters, ct) is { } away)
                    return new(Decision.Reject(away), answer.State);
            }
            else
                await offices.RefreshAsync(ct);
            standing = offices.StandingOf(region)!;
            answer = await queue.RunAsync(Request(given, standing), ct);
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
            commands.Select(c => Request(new Given(c.CaseId, Actor.System, c.Command, false), standing)),
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

    /// <summary>
    /// A command as it was given, with what is prepared for it outside: its luck stays the same when it is decided again.
    /// </summary>
    private sealed class Given(string caseId, Actor actor, Command command, bool creates)
    {
        private readonly byte[] random = RandomNumberGenerator.GetBytes(32);

        public string CaseId => caseId;
        public bool Creates => creates;
        public ImmutableDictionary<string, LetterPageMade> Pages { get; set; } = ImmutableDictionary<string, LetterPageMade>.Empty;

        public Decision Decide(CaseState state, Office office, Known known, DateTimeOffset now)
        {
            known.Pages = Pages;
            known.LoadRandom(random);
            var decision = CaseDesk.Decide(command, state, office, actor, known, now);
            // A letter is sent with its page or not at all; what depends on a number that is still to be loaded is decided again first.
            return decision.IsAccepted && known.Wanted.Count > 0
                ? Decision.Reject(PageMaker.Away) with
                {
                    WithoutPages = (decision.After!, [.. known.Wanted]),
                }
                : decision;
        }
    }

    private static CommandRequest Request(Given given, Offices.Standing standing) =>
        new(
            given.CaseId,
            given.Creates,
            (state, known, now) => given.Decide(state, standing.Office, known, now),
            Region: standing.Office.Region.Code
        )
        {
            Office = standing.Head,
        };

    /// <summary>
    /// The pages of letters that a decision would send, typeset from what it would come to. Why not, when the typesetter is away.
    /// </summary>
    private async Task<Rejection?> TypesetAsync(
        Given given,
        Office office,
        CaseState state,
        IReadOnlyList<string> letters,
        CancellationToken ct
    )
    {
        try
        {
            foreach (var letter in letters.Select(key => state.Letters[key]))
                given.Pages = given.Pages.SetItem(letter.Hash, await pages.MakeAsync(office, state, letter, ct));
            return null;
        }
        catch (TypesetException e) when (PageMaker.IsAway(e))
        {
            LogTypesetterAway(given.CaseId, e.Code);
            return PageMaker.Away;
        }
    }

    /// <summary>
    /// The whole decision: unknown to who may not see the region, else by the command's own rules and nothing after them.
    /// </summary>
    internal static Decision Decide(Command command, CaseState state, Office office, Actor actor, Known known, DateTimeOffset now) =>
        state.Id.Length > 0 && (state.Region != office.Region.Code || !actor.MaySee(state.Region))
            ? Decision.Reject("case-unknown", "Berkas tidak ditemukan.")
            : LetterWatch.Decide(command, new Deciding(state, office, actor, now, known, command.Name));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case {CaseId}: a letter is not sent, {Code}")]
    private partial void LogTypesetterAway(string caseId, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId}: {Command} refused {Code}")]
    private partial void LogRefused(string caseId, string command, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId}: {Command}, {Events} events")]
    private partial void LogDone(string caseId, string command, int events);
}
