using System.Security.Cryptography;
using Jkn.Workflows.Data;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Codes for the owner of an account: made here, shown once to who made them, kept as hashes. What is written beside a decision goes into
/// the decision's transaction.
/// </summary>
internal static class SignInCodes
{
    public const int MaxLength = 40,
        MostTries = 5;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Three groups of four: 59 bits, readable over the telephone.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    public static string NewId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("n");

    public static string HashOf(string code) => Accounts.HashOf(Plain(code));

    public static bool Matches(string hash, string code) => Accounts.Matches(hash, Plain(code));

    /// <summary>The row of a new code. It opens nothing before the decision gives it an end.</summary>
    public static Func<AppDb, DateTimeOffset, Rejection?> First(string id, string account, string code, int halves, Actor by)
    {
        var hash = HashOf(code);
        return (db, now) =>
        {
            db.SignInCodes.Add(
                new()
                {
                    Id = id,
                    AccountId = account,
                    Halves = halves,
                    FirstHash = hash,
                    MadeBy = by.Id,
                    MadeAt = now,
                }
            );
            db.SaveChanges();
            return null;
        };
    }

    /// <summary>The other half, made for the one who confirms.</summary>
    public static Func<AppDb, DateTimeOffset, Rejection?> Second(string id, string code, Actor by)
    {
        var hash = HashOf(code);
        return (db, _) =>
        {
            if (db.SignInCodes.Find(id) is not { } row)
                return new("code-missing", "Paruh kode pertama tidak ada; ajukan ulang usulannya.");
            (row.SecondHash, row.SecondBy) = (hash, by.Id);
            db.SaveChanges();
            return null;
        };
    }

    private static string Plain(string code) => new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
