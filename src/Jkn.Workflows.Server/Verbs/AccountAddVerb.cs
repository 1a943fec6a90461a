using System.Security.Cryptography;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Makes a local account with a random password, shown once: how production gets its first administrator.</summary>
internal static class AccountAddVerb
{
    public static Verb Verb { get; } =
        new(
            "account add",
            "USERNAME REGION ROLE[,ROLE…] NAME",
            "Membuat akun lokal dengan kata sandi acak, misalnya: account add sari 99.01 FO,BO \"Sari Dewi\". REGION \"*\" hanya "
                + "untuk ADMIN.",
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
        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);
        if (DemoAccounts.IsDemo(userName))
            return call.Misused(Verb, "Nama akun itu dipakai untuk akun demo.");
        if (asked.Fault(password) is { } fault)
            return call.Misused(Verb, fault);
        await using var services = await VerbServices.BuildAsync(call, ct);
        try
        {
            var account = await services.GetRequiredService<Accounts>().AddAsync(asked, password, ct);
            call.Out.WriteLine($"Akun {account.UserName} dibuat. Kata sandi (hanya ditampilkan sekali): {password}");
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            call.Error.WriteLine($"Akun {userName} tidak dapat dibuat: nama itu mungkin sudah dipakai.");
            return ExitCodes.Failed;
        }
    }
}
