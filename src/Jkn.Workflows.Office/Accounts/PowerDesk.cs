using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>What came of an act of power; <paramref name="Code"/> is shown in this one answer only, to who asked.</summary>
internal sealed record PowerAnswer(Rejection? Rejection, string? Code = null, string? Subject = null)
{
    /// <summary>The id of what waits now for a second person.</summary>
    public string? Proposal { get; init; }
}

/// <summary>
/// Acts of power as people give them: alone where they may, else proposed and confirmed. Where an account's password becomes void, the code
/// for its owner is made here: whole for one person, in halves for two.
/// </summary>
internal sealed class PowerDesk(OfficeDesk desk, OfficeReader journals, Offices offices, Accounts accounts, OfficeClock clock)
{
    public OfficeState StateOf(string region) => journals.Load(region).State;

    /// <summary>A new account; a code for its owner, or half of one when its roles wait for the second person.</summary>
    public async Task<PowerAnswer> RegisterAsync(NewAccount asked, Actor by, string? reason, CancellationToken ct)
    {
        var (id, code) = (SignInCodes.NewId(clock.GetUtcNow()), SignInCodes.New());
        var row = accounts.RowOf(asked);
        var alone = by.IsOperator || RoleRules.AreOrdinary(asked.Roles);
        var command = new RegisterAccount(row.Id, asked.Name, [.. asked.Roles]) { Code = id, Reason = reason };
        var first = SignInCodes.First(id, row.Id, code, alone ? 1 : 2, by);
        var no = await RunAsync(
            asked.Region,
            by,
            command,
            ct,
            (db, now) =>
            {
                db.Accounts.Add(row);
                db.SaveChanges();
                return first(db, now);
            }
        );
        return new(no, no is null ? code : null, row.Id);
    }

    /// <summary>
    /// What somebody wants: done where he may do it alone, else proposed. The decision itself is tried to tell which.
    /// </summary>
    public Task<PowerAnswer> GiveAsync(string region, Actor by, PowerAct act, string? reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (offices.Find(region) is not { } office)
            return DoAsync(region, by, act, ct);
        var on = new OfficeDeciding(StateOf(region), by, office.DateOf(now), now, act.Name, office.Region, office.Sops);
        return act.Decide(on).Rejection is { Code: PowerRules.NotAlone }
            ? ProposeAsync(region, by, act, reason, ct)
            : DoAsync(region, by, act, ct);
    }

    /// <summary>In one step: what concerns a desk officer only, and what the head lends downward.</summary>
    public async Task<PowerAnswer> DoAsync(string region, Actor by, PowerAct act, CancellationToken ct)
    {
        var (given, code) = Coded(region, act);
        var no = await RunAsync(region, by, given, ct, code is null ? null : SignInCodes.First(given.Codes!, given.Subject!, code, 1, by));
        return new(no, no is null ? code : null, given.Subject);
    }

    /// <summary>Who proposes sees the first half of a code where one is needed.</summary>
    public async Task<PowerAnswer> ProposeAsync(string region, Actor by, PowerAct act, string? reason, CancellationToken ct)
    {
        var (given, code) = Coded(region, act);
        var beside = code is null ? null : SignInCodes.First(given.Codes!, given.Subject!, code, 2, by);
        var decision = (await desk.RunAsync(region, by, new ProposeAct(given, reason ?? ""), ct, beside)).Decision;
        return new(decision.Rejection, decision.IsAccepted ? code : null, given.Subject)
        {
            Proposal = decision.Events.OfType<PowerEvent.ActProposed>().SingleOrDefault()?.Id,
        };
    }

    /// <summary>Who confirms sees the second half.</summary>
    public async Task<PowerAnswer> ConfirmAsync(string region, Actor by, string proposal, CancellationToken ct)
    {
        var act = StateOf(region).Proposals.GetValueOrDefault(proposal)?.Act;
        var code = act is PowerAct { Codes: not null } ? SignInCodes.New() : null;
        var beside = code is null ? null : SignInCodes.Second(((PowerAct)act!).Codes!, code, by);
        var no = await RunAsync(region, by, new ConfirmAct(proposal), ct, beside);
        return new(no, no is null ? code : null, act?.SubjectIn(StateOf(region)));
    }

    public Task<Rejection?> RefuseAsync(string region, Actor by, string proposal, string? reason, CancellationToken ct) =>
        RunAsync(region, by, new RefuseAct(proposal, reason ?? ""), ct);

    /// <summary>The act with an id for its codes where it voids a password, and the code itself.</summary>
    private (PowerAct Act, string? Code) Coded(string region, PowerAct act)
    {
        var id = SignInCodes.NewId(clock.GetUtcNow());
        return act switch
        {
            ResetSignIn reset => (reset with { Code = id }, SignInCodes.New()),
            GiveRoles roles when roles.Raises(StateOf(region)) => (roles with { Code = id }, SignInCodes.New()),
            _ => (act, null),
        };
    }

    private async Task<Rejection?> RunAsync(
        string region,
        Actor by,
        OfficeCommand command,
        CancellationToken ct,
        Func<AppDb, DateTimeOffset, Rejection?>? beside = null
    ) => (await desk.RunAsync(region, by, command, ct, beside)).Decision.Rejection;
}
