using System.Text.RegularExpressions;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>What a new account needs. Its id is made, and never changes.</summary>
internal sealed partial record NewAccount(string UserName, string Name, string Region, IReadOnlyList<string> Roles)
{
    /// <summary>Why such an account cannot be; null when it can.</summary>
    public string? Fault(string password)
    {
        if (!UserNameForm().IsMatch(UserName))
            return $"Nama akun: huruf kecil, angka, titik, garis; paling banyak {Accounts.MaxUserName} karakter.";
        if (Roles.Count == 0 || Roles.Except(Domain.Words.Roles.All).Any())
            return $"Peran harus dari daftar ini: {string.Join(", ", Domain.Words.Roles.All)}.";
        // "*" opens every region: only an administrator, who sees no participants, may have it.
        if (Region == "*" && Roles is not [Domain.Words.Roles.Admin])
            return "Hanya ADMIN yang boleh bekerja untuk semua daerah.";
        return password.Length is < Accounts.MinPassword or > Accounts.MaxPassword
            ? $"Kata sandi: {Accounts.MinPassword} sampai {Accounts.MaxPassword} karakter."
            : null;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex UserNameForm();
}
