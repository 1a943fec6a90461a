using System.Diagnostics;
using System.Security.Cryptography;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;
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

/// <summary>What an uploaded file is: the issued one, byte for byte, or not; and what its own signatures say.</summary>
public sealed record FileCheck(
    bool IsIssued,
    bool IsForeign,
    bool AddedAfterwards,
    string Message,
    IReadOnlyList<SignatureCheck> Signatures
);

public sealed record SignatureCheck(string Signer, bool IsParaf, bool Holds, bool Trusted, bool Certified, string? Problem);

/// <summary>The public's questions about a letter, by the token of its QR code. Known and unknown tokens take the same time.</summary>
internal sealed class LetterChecks(
    IDbContextFactory<AppDb> databases,
    CaseReader reader,
    Offices offices,
    SealPeople people,
    KeyShelf keys,
    OfficeClock clock,
    TimeProvider machine
)
{
    /// <summary>A file to be checked may be so large.</summary>
    public const long MaxFile = 10 * 1024 * 1024;

    public const string Foreign = "Ini bukan surat yang diterbitkan layanan ini.";
    private static readonly TimeSpan quiet = TimeSpan.FromMilliseconds(60);

    /// <summary>Null for a token that leads nowhere.</summary>
    public async Task<LetterCheck?> FindAsync(string token, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var found = await LoadAsync(token, ct);
        var check = found is var (office, state, letter) ? await OfAsync(office, state, letter, ct) : null;
        await RestAsync(began, ct);
        return check;
    }

    public async Task<FileCheck?> CompareAsync(string token, byte[] file, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var found = await LoadAsync(token, ct);
        var check = Check(file, found?.Letter);
        await RestAsync(began, ct);
        return found is null ? null : check;
    }

    private async Task<(Office Office, CaseState State, Letter Letter)?> LoadAsync(string token, CancellationToken ct)
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
        return offices.Find(state.Region) is { } office ? (office, state, letter) : null;
    }

    private async Task<LetterCheck> OfAsync(Office office, CaseState state, Letter letter, CancellationToken ct)
    {
        var signer = letter.Signature is { } signature ? await people.OfAsync(office, signature, ct) : ((SealSigner, string?)?)null;
        return Of(office, state, letter, office.DateOf(clock.GetUtcNow()), signer);
    }

    internal static LetterCheck Of(Office office, CaseState state, Letter letter, string today, (SealSigner Who, string? Prefix)? signed)
    {
        var end = LetterValidity.EndOf(
            state,
            letter,
            office.Region.Letters.FirstOrDefault(l => l.Type == office.TemplateOf(letter.Template).Type)?.ValidPlusDays?.Value
        );
        var validity = LetterValidity.Of(state, letter, today, end);
        var agency = office.Region.Agency.Value;
        if (letter is not { Signature: { } signature } || signed is not var (signer, prefix) || validity == Validity.BelumTerbit)
            return new(
                nameof(Validity.BelumTerbit),
                TextOf(Validity.BelumTerbit),
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

    private FileCheck Check(byte[] file, Letter? letter)
    {
        var isIssued =
            letter?.SealedHash is { } hash
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(file), Convert.FromHexString(hash))
            && letter.SealedFile is not null;
        var verdict = PdfVerifier.Verify(file, keys.Roots, machine.GetUtcNow());
        var signatures = verdict
            .Signatures.Select(s => new SignatureCheck(
                s.Signer ?? "tidak terbaca",
                s.Field.StartsWith("paraf-", StringComparison.Ordinal),
                s.IsIntact,
                s.Trust == Trust.Trusted,
                s.IsCertified,
                s.Problem
            ))
            .ToList();
        if (isIssued)
            return new(true, false, false, "Berkas ini sama persis dengan surat yang diterbitkan.", signatures);
        // One of ours says so by a whole signature of an authority we know: then it can be told what is wrong with it. Anything else is
        // foreign.
        var isOurs = verdict.Error is null && verdict.Signatures.Any(s => s.Trust == Trust.Trusted);
        if (!isOurs)
            return new(false, true, false, Foreign, []);
        var added = verdict.IsChangedAfterwards;
        var broken = verdict.Signatures.Any(s => !s.IsIntact);
        return new(
            false,
            false,
            added,
            added ? "Berkas ini diubah setelah ditandatangani: ada isi yang ditambahkan sesudah tanda tangan terakhir."
                : broken ? "Berkas ini diubah: tidak semua tanda tangannya masih sah."
                : "Berkas ini ditandatangani pejabat, tetapi bukan berkas yang diterbitkan untuk surat ini.",
            signatures
        );
    }

    private static async Task RestAsync(long began, CancellationToken ct)
    {
        var left = quiet - Stopwatch.GetElapsedTime(began);
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
