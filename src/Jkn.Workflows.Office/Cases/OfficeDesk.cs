using System.Globalization;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// The only road by which an office changes: who holds which office, who stands in, which roles accounts have, which settings count from
/// when. Decided under the lock of the office's journal, then every decision on a case sees it.
/// </summary>
internal sealed partial class OfficeDesk(CommandQueue queue, Offices offices, ILogger<OfficeDesk> log)
{
    /// <param name="beside">Rows that are no function of the journal, written in the same transaction.</param>
    public async Task<OfficeAnswer> RunAsync(
        string region,
        Actor actor,
        OfficeCommand command,
        CancellationToken ct,
        Func<AppDb, DateTimeOffset, Rejection?>? beside = null
    )
    {
        var office = offices.Find(region);
        var answer = await queue.RunOfficeAsync(Request(region, office, actor, command, beside), ct);
        if (answer.Decision.Rejection is { } refusal)
        {
            LogRefused(region, command.Name, refusal.Code);
            return answer;
        }
        LogDone(region, command.Name, answer.Decision.Events.Count);
        if (answer.Decision.Events.Count > 0)
            await offices.RefreshAsync(ct);
        return answer;
    }

    /// <summary>For those who know no office yet: accounts are made before regions are loaded.</summary>
    public static OfficeRequest Request(
        string region,
        Office? office,
        Actor actor,
        OfficeCommand command,
        Func<AppDb, DateTimeOffset, Rejection?>? beside
    )
    {
        OfficeDecision? decided = null;
        return new(
            region,
            (state, now) =>
            {
                var today = office?.DateOf(now) ?? now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return decided = IsClosedTo(actor, region, state, today) is { } closed
                    ? OfficeDecision.Reject(closed)
                    : command.Decide(new OfficeDeciding(state, actor, today, now, command.Name, office?.Region, office?.Sops));
            },
            (db, now) =>
            {
                if (beside?.Invoke(db, now) is { } no)
                    return no;
                AccountRows.Follow(db, decided!.Events, now);
                return null;
            },
            Abroad: !actor.IsSystem && actor.Region == "*" && region != "*"
        );
    }

    /// <summary>An administrator of the installation acts in a region that opened itself to him, nobody else from outside.</summary>
    private static Rejection? IsClosedTo(Actor actor, string region, OfficeState state, string today)
    {
        if (actor.Region == region || actor.IsSystem || actor.IsOperator)
            return null;
        if (actor.Region != RoleRules.Installation)
            return new("region-not-yours", "Daerah ini bukan daerah Anda.");
        return state.IsOpenTo(actor.Id, today)
            ? null
            : new("region-not-yours", "Daerah ini belum dibuka untuk Anda: admin daerah mengusulkan, Kepala Dinas mengesahkan.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Office {Region}: {Command} refused {Code}")]
    private partial void LogRefused(string region, string command, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Office {Region}: {Command}, {Events} events")]
    private partial void LogDone(string region, string command, int events);
}
