using System.Diagnostics;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Signing;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// What anybody may know of an issued letter who holds it: no name of a participant, no NIK, no health data. Without number, date and
/// signer while it is not issued.
/// </summary>
public sealed record LetterCheck(
    string State,
    string StateText,
    string Agency,
    string Subject,
    string? Number,
    string? Date,
    string? Until,
    string? Signer,
    string? SignedAt,
    string? Kind,
    string? KindText,
    IReadOnlyList<ParafCheck> Parafs,
    string? Hash
);

/// <summary>One initial: whose office, and whether it is a signature in the file or stands in the office's journal only.</summary>
public sealed record ParafCheck(string Position, bool InFile);

/// <summary>A letter that a code leads to, with the office and the case it is of.</summary>
internal sealed record KnownLetter(Office Office, CaseState State, Letter Letter);

/// <summary>The public's questions about a letter, by the token of its QR code. Known and unknown tokens take the same time.</summary>
internal sealed class LetterChecks(
    IDbContextFactory<AppDb> databases,
    CaseReader reader,
    Offices offices,
    SealPeople people,
    OfficeClock clock
)
{
    /// <summary>The state of a letter whose scan its signer has not confirmed.</summary>
    public const string Unconfirmed = "MenungguKonfirmasi";

    private static readonly TimeSpan quiet = TimeSpan.FromMilliseconds(60);

    /// <summary>Null for a token that leads nowhere.</summary>
    public async Task<LetterCheck?> FindAsync(string token, CancellationToken ct) => (await LookAsync(token, ct))?.Check;

    /// <summary>The same, with the letter that it is about.</summary>
    public async Task<(KnownLetter Known, LetterCheck Check)?> LookAsync(string token, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        (KnownLetter, LetterCheck)? found = await KnownAsync(token, ct) is { } known ? (known, await OfAsync(known, ct)) : null;
        await RestAsync(began, quiet, ct);
        return found;
    }

    /// <summary>Null for what is no code, or leads nowhere.</summary>
    public async Task<KnownLetter?> KnownAsync(string token, CancellationToken ct)
    {
        if (token.Length != LetterToken.Length || token.Any(c => !char.IsAsciiHexDigitLower(c)))
            return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db
            .Letters.AsNoTracking()
            .Where(l => l.Token == token)
            .Select(l => new { l.CaseId, l.LetterKey })
            .SingleOrDefaultAsync(ct);
        if (
            row is null
            || await reader.LoadAsync(row.CaseId, ct) is not { } state
            || state.Letters.GetValueOrDefault(row.LetterKey) is not { } letter
        )
            return null;
        return offices.Find(state.Region) is { } office ? new(office, state, letter) : null;
    }

    public async Task<LetterCheck> OfAsync(KnownLetter known, CancellationToken ct)
    {
        var (office, state, letter) = known;
        var signer = letter.Signature is { } signature ? await people.OfAsync(office, signature, ct) : ((SealSigner, string?)?)null;
        return Of(office, state, letter, office.DateOf(clock.GetUtcNow()), signer);
    }

    internal static LetterCheck Of(Office office, CaseState state, Letter letter, string today, (SealSigner Who, string? Prefix)? signed)
    {
        var days = office.Region.Letters.FirstOrDefault(l => l.Type == office.TemplateOf(letter.Template).Type)?.ValidPlusDays?.Value;
        var end = LetterValidity.EndOf(state, letter, days);
        var validity = LetterValidity.Of(state, letter, today, days);
        var agency = office.Region.Agency.Value;
        if (letter is not { Signature: { } signature } || signed is not var (signer, prefix) || validity == Validity.BelumTerbit)
            return new(
                letter.Scan is null ? nameof(Validity.BelumTerbit) : Unconfirmed,
                letter.Scan is null ? TextOf(Validity.BelumTerbit) : "Ditandatangani basah, belum dikonfirmasi",
                agency,
                letter.Title,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                [],
                null
            );
        var parafs = letter.Parafs.Select(p => new ParafCheck(office.Region.LabelOf(p.Role), p.Seal == LetterMark.InFile)).ToList();
        return new(
            validity.ToString(),
            TextOf(validity),
            agency,
            letter.Title,
            letter.Number,
            letter.NumberedAt is { } at ? office.DateOf(at) : null,
            end,
            $"{prefix} {signer.Position}, {signer.Name}".TrimStart(),
            office.LocalOf(signature.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            letter.SealKind,
            KindOf(letter.SealKind),
            parafs,
            letter.SealedHash
        );
    }

    /// <summary>Waits until so much time has gone since: an answer's time tells nothing then.</summary>
    internal static async Task RestAsync(long began, TimeSpan floor, CancellationToken ct)
    {
        var left = floor - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, ct);
    }

    private static string TextOf(Validity validity) =>
        validity switch
        {
            Validity.Berlaku => "Berlaku",
            Validity.Dicabut => "Dicabut",
            Validity.Kedaluwarsa => "Kedaluwarsa",
            Validity.TidakBerlakuSudahAktif => "Tidak berlaku karena kepesertaan sudah aktif",
            _ => "Belum diterbitkan",
        };

    private static string? KindOf(string? kind) =>
        kind switch
        {
            SealKinds.Certified => "Tanda tangan elektronik tersertifikasi",
            SealKinds.Uncertified => "Tanda tangan elektronik, BUKAN TTE TERSERTIFIKASI",
            SealKinds.WetInk => "Tanda tangan basah; yang tersimpan adalah pindaiannya",
            _ => null,
        };
}
