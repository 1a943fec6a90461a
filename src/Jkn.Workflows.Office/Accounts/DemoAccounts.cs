using System.Security.Cryptography;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// For trying the product in development: one account for each role of each region, officials appointed by the road that every office takes
/// (the operator the head, two people the others). Passwords are random and shown once, when the accounts are made. Their names begin with
/// "demo.", so that production knows and refuses them.
/// </summary>
internal sealed class DemoAccounts(
    Accounts accounts,
    Factors factors,
    OfficeDesk desk,
    PowerDesk power,
    WorkflowsFolder folder,
    OfficeClock clock,
    IConfiguration configuration
)
{
    private const string Prefix = "demo.",
        Why = "akun contoh untuk pengembangan",
        Order = "CONTOH";

    public static bool IsDemo(string userName) => Accounts.Normalize(userName).StartsWith(Prefix, StringComparison.Ordinal);

    public Task<bool> ExistAsync(CancellationToken ct) => accounts.AnyStartingWithAsync(Prefix, ct);

    /// <summary>Only into a database without any account; off with <c>Demo:Accounts=false</c>.</summary>
    public async Task CreateAsync(TextWriter output, CancellationToken ct)
    {
        if (!configuration.GetValue("Demo:Accounts", true) || await accounts.AnyAsync(ct))
            return;
        await output.WriteLineAsync("Akun demo dibuat (hanya untuk pengembangan). Kata sandi berikut hanya ditampilkan sekali:");
        foreach (var loaded in folder.Regions.Where(r => r.IsLoaded))
        {
            var made = new List<Account>();
            foreach (var asked in Of(loaded))
                made.Add(await AddAsync(asked, output, ct));
            await StaffAsync(made, ct);
        }
        await AddAsync(new("demo.admin", "Admin Nasional (demo)", "*", [Roles.Admin]), output, ct);
    }

    private async Task<Account> AddAsync(NewAccount asked, TextWriter output, CancellationToken ct)
    {
        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
        var account = await accounts.AddAsync(asked, password, ct);
        var secret = asked.Roles.Any(Roles.Officials.Contains) ? await EnrolAsync(account, ct) : null;
        await output.WriteLineAsync($"  {asked.UserName, -34} {password}{(secret is null ? "" : $"  kode: {secret}")}");
        return account;
    }

    /// <summary>An official gets an authenticator's secret with his password: the way of a paraf is the same as everywhere.</summary>
    private async Task<string> EnrolAsync(Account account, CancellationToken ct)
    {
        var secret = await factors.BeginTotpAsync(account.Id, ct);
        await factors.ConfirmTotpAsync(account.AsActor(), factors.CodeBefore(secret), ct);
        return Totp.Text(secret);
    }

    private static IEnumerable<NewAccount> Of(LoadedRegion loaded)
    {
        var region = loaded.Region!;
        // A region that lists its lanes knows who signs in; one that does not gets all of them.
        var lanes = region.Roles.Where(r => r.SignsIn && Roles.All.Contains(r.Code)).Select(r => (r.Code, r.Label)).ToArray();
        if (lanes.Length == 0)
            lanes = [.. Roles.All.Select(r => (r, r))];
        if (lanes.All(l => l.Item1 != Roles.Admin))
            lanes = [.. lanes, (Roles.Admin, "Admin")];
        foreach (var (code, label) in lanes)
        {
            var userName = $"{Prefix}{code.ToLowerInvariant().Replace('_', '-')}.{region.Code}";
            yield return new(userName, $"{label} (demo)", region.Code, [code]);
        }
    }

    private async Task StaffAsync(IReadOnlyList<Account> made, CancellationToken ct)
    {
        var (head, admin) = (Holding(made, Roles.AgencyHead), Holding(made, Roles.Admin));
        if (head is null || admin is null)
            return;
        Expect((await desk.RunAsync(head.Region, Actor.Operator, new OperatorAct([In(head)], Why, Order), ct)).Decision.Rejection);
        foreach (var official in made.Where(a => a != head && a.Roles.Any(Roles.Officials.Contains)))
        {
            var proposed = await power.ProposeAsync(head.Region, admin.AsActor(), In(official), Why, ct);
            Expect(proposed.Rejection);
            Expect((await power.ConfirmAsync(head.Region, head.AsActor(), proposed.Proposal!, ct)).Rejection);
        }
    }

    // In office since the start of the year, so that trials with dates of this year have a signer.
    private AppointOfficial In(Account account) =>
        new(account.Id, account.Roles.First(Roles.Officials.Contains), account.Name, $"{clock.GetUtcNow().Year:0000}-01-01");

    private static Account? Holding(IReadOnlyList<Account> made, string role) => made.FirstOrDefault(a => a.Roles.Contains(role));

    private static void Expect(Rejection? no)
    {
        if (no is not null)
            throw new AccountRefusedException(no);
    }
}
