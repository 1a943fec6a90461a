using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>One office as the operator works in it: finds accounts by their names, makes acts of them, gives the command.</summary>
internal sealed class OperatorDesk(string region, CommandQueue queue, OfficeReader journals, Accounts accounts, OfficeClock clock)
{
    private readonly string codeId = SignInCodes.NewId(clock.GetUtcNow());
    private string account = "";

    /// <summary>What was named and is not there.</summary>
    public string? Missing { get; private set; }

    /// <summary>The code for the owner, where his password became void.</summary>
    public string? Code { get; private set; }

    public async Task<string> AccountAsync(string userName)
    {
        if (await accounts.IdOfAsync(region, userName, CancellationToken.None) is { } id)
            return account = id;
        Missing = $"Akun {userName} tidak ada di daerah {region}.";
        return "";
    }

    /// <summary>A role more (or this one alone) for an account; nothing where it has it.</summary>
    public async Task<PowerAct[]> RaisedAsync(string userName, string role, bool alone = false)
    {
        var id = await AccountAsync(userName);
        var state = journals.Load(region).State;
        if (state.Accounts.GetValueOrDefault(id)?.Roles is not { } roles || (!alone && roles.Contains(role)))
            return [];
        var given = new GiveRoles(id, alone ? [role] : [.. roles, role]);
        return given.Raises(state) ? [given with { Code = Coded() }] : [given];
    }

    public AppointOfficial Appointed(string from, string position) => new(account, Roles.AgencyHead, position, from);

    public PowerAct[] Ended(string lastDay, string reason)
    {
        var held = journals
            .Load(region)
            .State.Mandates.Values.Where(m =>
                m.Holder.Role == Roles.AgencyHead && (m.Holder.To is not { } to || string.CompareOrdinal(to, lastDay) > 0)
            )
            .ToList();
        if (held.Count == 0)
            Missing = $"Daerah {region} tidak punya Kepala Dinas.";
        return [.. held.Select(m => new EndMandate(m.Id, lastDay, reason))];
    }

    public async Task<PowerAct> StandInAsync(string userName, string kind, string from, string to, string orderDate, string order) =>
        new AppointSubstitute(codeId, Roles.AgencyHead, null, await AccountAsync(userName), kind, order, orderDate, from, to);

    public async Task<PowerAct> ResetAsync(string userName) => new ResetSignIn(await AccountAsync(userName), Coded());

    public async Task<Rejection?> DoAsync(PowerAct[] acts, string reason, string order, CancellationToken ct)
    {
        var beside = Code is null ? null : SignInCodes.First(codeId, account, Code, 1, Actor.Operator);
        var command = new OperatorAct([.. acts], reason, order);
        var answer = await queue.RunOfficeAsync(OfficeDesk.Request(region, null, Actor.Operator, command, beside), ct);
        return answer.Decision.Rejection;
    }

    private string Coded()
    {
        Code = SignInCodes.New();
        return codeId;
    }
}
