using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;
using Jkn.Workflows.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Anybody's question about a file: the code first, then the file's hash against the issued one, and only then is it taken apart, within
/// one budget and two at a time. Certificates are judged as of the moment of signing on the office's record: their later end
/// changes nothing.
/// </summary>
internal sealed class LetterFileChecks(
    IDbContextFactory<AppDb> databases,
    LetterChecks letters,
    FileStore files,
    SealPeople people,
    KeyShelf keys,
    CheckTurns turns
)
{
    /// <summary>A file to be checked may be so large.</summary>
    public const long MaxFile = 10 * 1024 * 1024;
    private static readonly TimeSpan ToSend = TimeSpan.FromSeconds(60);

    /// <summary>The body is touched only when the code leads to a letter.</summary>
    public async Task<(FileAnswer Answer, FileCheck? Check)> CompareAsync(string token, Stream body, CancellationToken ct) =>
        await letters.KnownAsync(token, ct) is { } known ? await CompareAsync(known, body, ct) : (FileAnswer.Unknown, null);

    public async Task<(FileAnswer Answer, FileCheck? Check)> CompareAsync(KnownLetter known, Stream body, CancellationToken ct)
    {
        var (content, why) = await BoundedBody.ReadAsync(body, MaxFile, ToSend, ct);
        return content is null ? (why, null) : await CompareAsync(known, content, ct);
    }

    private async Task<(FileAnswer, FileCheck?)> CompareAsync(KnownLetter known, byte[] file, CancellationToken ct)
    {
        var told = await letters.OfAsync(known, ct);
        var genuine = new GenuineLetter(told.State, told.StateText, told.Number, told.Date, told.Signer);
        if (known.Letter is not { SealedHash: { } hash, SealedFile: { } id, Signature: { } mark })
            return (FileAnswer.Told, FileJudge.NotIssued(genuine));
        var own = SHA256.HashData(file);
        var isIssued = CryptographicOperations.FixedTimeEquals(own, Convert.FromHexString(hash));
        using var turn = await turns.TakeAsync(ct);
        // The issued file is known by its hash alone: that answer is given however busy it is.
        if (turn is null)
            return isIssued ? (FileAnswer.Told, FileJudge.Genuine(genuine, PdfVerdict.Unreadable(""), null)) : (FileAnswer.Busy, null);
        var (signer, _) = await people.OfAsync(known.Office, mark, ct);
        var verdict = PdfVerifier.Verify(file, keys.Roots, mark.At, new PdfBudget(ct: ct));
        var closing = verdict.ClosedBy(s => IsOf(s.Certificate!, s.IsCertified, signer));
        if (isIssued)
            return (FileAnswer.Told, FileJudge.Genuine(genuine, verdict, closing));
        var issued = (await files.ReadAsync(id, ct))?.Content;
        var other = await OtherAsync(Convert.ToHexStringLower(own), known.Letter.Token!, ct);
        return (FileAnswer.Told, FileJudge.Of(genuine, known.Letter, new(file, issued, verdict, closing, other)));
    }

    // As at sealing: keys of the office name the NIP, those of a certified provider may name the person alone.
    private static bool IsOf(X509Certificate2 certificate, bool certified, SealSigner signer) =>
        certified ? CertificateOwner.IsNipOrName(certificate, signer) : CertificateOwner.IsNip(certificate, signer);

    private async Task<string?> OtherAsync(string hash, string token, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db
            .Letters.AsNoTracking()
            .Where(l => l.SealedHash == hash && l.Token != token)
            .Select(l => l.Number)
            .FirstOrDefaultAsync(ct);
    }
}
