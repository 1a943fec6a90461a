using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Domain.Letters;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Whether somebody is the person of a letter on paper. <paramref name="Matches"/> is all that is ever told.</summary>
public sealed record HolderMatch(bool Matches, string Text);

/// <summary>What came of asking: an answer, or how long to wait, or neither for a code that leads nowhere.</summary>
internal sealed record HolderAnswer(HolderMatch? Match, TimeSpan? Wait);

/// <summary>
/// Paper proves nothing by itself: a name is soon exchanged beside a genuine code. Whoever holds the letter types the person's birth date
/// and the last six digits of the NIK from that person's card, and learns whether both are those of the letter, not which was wrong.
/// </summary>
internal sealed class LetterHolders(LetterChecks letters, HolderTries tries)
{
    public const int Digits = 6;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);

    public async Task<HolderAnswer> MatchAsync(string token, DateOnly born, string nikEnd, IPAddress? from, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await AnswerAsync(token, born, nikEnd, from, ct);
        await LetterChecks.RestAsync(began, Quiet, ct);
        return answer;
    }

    /// <summary>A letter about nobody, or about a whole list, has no holder to be matched.</summary>
    public static bool HasHolder(KnownLetter known) => HolderOf(known) is { TanggalLahir.Length: > 0 };

    private async Task<HolderAnswer> AnswerAsync(string token, DateOnly born, string nikEnd, IPAddress? from, CancellationToken ct)
    {
        if (await letters.KnownAsync(token, ct) is not { Letter.SealedHash: not null } known || !HasHolder(known))
            return new(null, null);
        if (tries.Begin(token, from) is { } wait)
            return new(null, wait);
        var matches = Matches(known, born, nikEnd);
        return new(new(matches, matches ? "Cocok" : "Tidak cocok"), null);
    }

    private static bool Matches(KnownLetter known, DateOnly born, string nikEnd)
    {
        var holder = HolderOf(known)!;
        var date = Same(holder.TanggalLahir!, born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        // Both are always compared: the time must not tell which was wrong.
        return Niks(known, holder).Aggregate(false, (found, nik) => found | Same(nik[^Digits..], nikEnd)) & date;
    }

    /// <summary>A newborn's letter prints the mother's NIK until there is an own one .</summary>
    private static IEnumerable<string> Niks(KnownLetter known, Participant holder) =>
        (
            holder.Nik is { Length: > 0 }
                ? [holder.Nik]
                : known.State.Participants.Values.Where(p => p.JenisKelamin == "P").Select(p => p.Nik)
        ).Where(n => n is { Length: >= Digits });

    private static Participant? HolderOf(KnownLetter known) => LetterContent.About(known.State, known.Letter);

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
