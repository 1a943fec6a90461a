using System.Text.RegularExpressions;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>What a new account needs. Its id is made, and never changes.</summary>
internal sealed partial record NewAccount(string UserName, string Name, string Region, IReadOnlyList<string> Roles)
{
    /// <summary>Why such an account cannot be; null when it can. Which roles go together is decided by the office.</summary>
    public Rejection? Fault() =>
        UserNameForm().IsMatch(UserName)
            ? Domain.Offices.RoleRules.Check(Region, [.. Roles])
            : new(
                "user-name-invalid",
                $"Nama akun: huruf kecil, angka, titik, garis; paling banyak {Accounts.MaxUserName} karakter.",
                "userName"
            );

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex UserNameForm();
}
