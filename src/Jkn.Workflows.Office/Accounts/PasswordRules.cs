namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// What a chosen password must be: long, not the person's own names, and not what everybody guesses first (zxcvbn's lists and patterns).
/// No rule about kinds of characters, and none about age.
/// </summary>
internal static class PasswordRules
{
    private const int LeastScore = 3,
        Looked = 64; // what is longer is not weaker for it, and looking is dear

    /// <summary>Why it cannot be chosen; null when it can.</summary>
    public static string? Fault(string? password, params string[] own)
    {
        if (password is null || password.Length is < Accounts.MinPassword or > Accounts.MaxPassword)
            return $"Kata sandi baru: {Accounts.MinPassword} sampai {Accounts.MaxPassword} karakter.";
        var names = own.SelectMany(n => n.Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Append(n))
            .Where(n => n.Length >= 4)
            .ToList();
        if (
            names.Exists(n => password.Contains(n, StringComparison.OrdinalIgnoreCase) && password.Length - n.Length < Accounts.MinPassword)
        )
            return "Kata sandi baru memuat nama Anda atau nama akun Anda.";
        var looked = password.Length > Looked ? password[..Looked] : password;
        return
            Zxcvbn.Zxcvbn.MatchPassword(looked, [.. names, "jkn", "bpjs", "dinsos", "workflows", "katasandi", "sandi", "rahasia"]).Score
            < LeastScore
            ? "Kata sandi baru terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan."
            : null;
    }
}
