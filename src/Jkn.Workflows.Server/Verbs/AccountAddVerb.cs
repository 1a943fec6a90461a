using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Makes a local account with a code for its owner, never a password. Of any role until the region has a head; from then on of the desks
/// only, everything above takes two people.
/// </summary>
internal static class AccountAddVerb
{
    public static Verb Verb { get; } =
        new(
            "account add",
            "USERNAME REGION ROLE[,ROLE…] NAME",
            "Membuat akun lokal dengan kode masuk pertama (24 jam), misalnya: account add sari 99.01 FO,BO \"Sari Dewi\". REGION \"*\" "
                + "hanya untuk ADMIN. Bila daerahnya sudah punya Kepala Dinas: hanya FO dan BO.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count < 4)
            return call.Misused(Verb, "Diharapkan nama akun, daerah, peran, dan nama orang.");
        var (userName, region, roles) = (call.Arguments[0], call.Arguments[1], call.Arguments[2]);
        var asked = new NewAccount(
            userName,
            string.Join(' ', call.Arguments.Skip(3)),
            region,
            roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        if (DemoAccounts.IsDemo(userName))
            return call.Misused(Verb, "Nama akun itu dipakai untuk akun demo.");
        if (asked.Fault() is { } fault)
            return call.Misused(Verb, fault.Message);
        await using var services = await VerbServices.BuildAsync(call, ct);
        try
        {
            return await AddAsync(services, asked, call, ct);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            call.Error.WriteLine($"Akun {userName} tidak dapat dibuat: nama itu mungkin sudah dipakai.");
            return ExitCodes.Failed;
        }
    }

    private static async Task<int> AddAsync(ServiceProvider services, NewAccount asked, VerbCall call, CancellationToken ct)
    {
        var row = services.GetRequiredService<Accounts>().RowOf(asked);
        var (id, code) = (SignInCodes.NewId(row.CreatedAt), SignInCodes.New());
        var first = SignInCodes.First(id, row.Id, code, 1, Actor.Operator);
        var command = new RegisterAccount(row.Id, asked.Name, [.. asked.Roles]) { Code = id };
        var answer = await services
            .GetRequiredService<CommandQueue>()
            .RunOfficeAsync(
                OfficeDesk.Request(
                    asked.Region,
                    null,
                    Actor.Operator,
                    command,
                    (db, now) =>
                    {
                        db.Accounts.Add(row);
                        db.SaveChanges();
                        return first(db, now);
                    }
                ),
                ct
            );
        if (answer.Decision.Rejection is { } no)
        {
            call.Error.WriteLine(no.Message);
            return ExitCodes.Misuse;
        }
        call.Out.WriteLine($"Akun {asked.UserName} dibuat. {OfficeVerbs.Handing(code, 24)}");
        return ExitCodes.Done;
    }
}
