using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Says what a file is that is not the issued one. From the trusted side: the issued bytes, and the official whom the record names; what a
/// file says of itself counts only below these.
/// </summary>
internal static class FileJudge
{
    public const string AskForFile = "Mintalah berkas asli kepada pembawa surat atau kantor penerbit.";
    private const string Same = "Berkas ini sama persis dengan surat yang diterbitkan.";

    /// <param name="Issued">Null when the issued file is kept no more.</param>
    internal sealed record Evidence(byte[] File, byte[]? Issued, PdfVerdict Verdict, SignatureVerdict? Closing, string? OtherLetter);

    public static FileCheck Genuine(GenuineLetter letter, PdfVerdict verdict, SignatureVerdict? closing) =>
        Told(FileVerdicts.Genuine, letter, false, Same, [], SignatureRows.Of(verdict, closing));

    /// <summary>A code whose letter nobody has signed: whatever bears it is a draft.</summary>
    public static FileCheck NotIssued(GenuineLetter letter) =>
        Told(
            FileVerdicts.Copy,
            letter,
            false,
            "Surat dengan kode ini belum diterbitkan. Berkas apa pun dengan kode ini adalah konsep dan tidak berlaku.",
            ["Surat belum ditandatangani."],
            []
        );

    public static FileCheck Of(GenuineLetter letter, Letter record, Evidence found)
    {
        var rows = SignatureRows.Of(found.Verdict, found.Closing);
        var begins = found.Issued is { Length: > 0 } issued && found.File.AsSpan().StartsWith(issued);
        if (found.OtherLetter is { } other)
            return Copy(letter, false, [$"Berkas ini surat lain dari layanan ini, nomor {other}; bukan surat dengan kode ini."], rows);
        // The issued bytes stand first: whatever the rest is, it was added, and needs no reading.
        if (begins && found.Closing?.After != Followed.ByProofs)
            return Copy(letter, true, [Added(found)], rows);
        if (found.Verdict.Error is not null)
            return Unreadable(letter);
        var added = found.Closing is { After: Followed.ByMore };
        return Copy(letter, added, [.. Differences(record, found, begins)], rows);
    }

    public static FileCheck Unreadable(GenuineLetter letter) =>
        Told(
            FileVerdicts.Unreadable,
            letter,
            false,
            $"Berkas ini tidak dapat dibaca sebagai surat: bukan PDF, terkunci, rusak, atau disusun tidak wajar. {AskForFile}",
            [],
            []
        );

    private static IEnumerable<string> Differences(Letter record, Evidence found, bool begins)
    {
        if (record.SealKind == SealKinds.WetInk)
        {
            yield return "Surat ini ditandatangani basah; berkas ini bukan pindaian yang tersimpan di kantor penerbit.";
            yield break;
        }
        if (begins)
        {
            yield return "Isi surat tidak berubah. Sesudah tanda tangan hanya ditambahkan bukti keabsahan jangka panjang.";
            yield break;
        }
        if (found.Closing is null)
            yield return WithoutClosing(found.Verdict);
        else if (found.Closing.After == Followed.ByMore)
            yield return Added(found);
        else if (found.Issued is { } issued && issued.AsSpan().StartsWith(found.File))
            yield return "Bagian akhir berkas terpotong.";
        else
            yield return "Tanda tangan pejabat utuh, tetapi berkasnya bukan berkas yang diterbitkan untuk kode ini.";
    }

    private static string Added(Evidence found)
    {
        var stranger = found.Verdict.Signatures.Any(s =>
            !s.IsTimeStamp && s.CoversTo > (found.Closing?.CoversTo ?? 0) && s.Trust != Trust.Trusted
        );
        return "Berkas ini diubah setelah ditandatangani: ada isi yang ditambahkan sesudah surat ditutup tanda tangan pejabat"
            + (stranger ? ", di antaranya tanda tangan orang yang tidak dikenal. " : ". ")
            + "Isi yang tampak mungkin bukan isi surat.";
    }

    private static string WithoutClosing(PdfVerdict verdict) =>
        verdict.Signatures.Count == 0
            ? "Berkas ini tidak memuat tanda tangan elektronik: mungkin disimpan ulang, dicetak ke PDF, dipindai, atau dibuat orang lain."
        : verdict.Signatures.Any(s => !s.IsIntact)
            ? "Isi berkas tidak lagi cocok dengan tanda tangannya: diubah, atau disimpan ulang oleh program lain."
        : verdict.Signatures.Any(s => s.Trust == Trust.Trusted) ? "Tanda tangan pejabat yang menutup surat ini tidak ada dalam berkas."
        : "Berkas ini ditandatangani orang yang tidak dikenal, bukan pejabat yang tercatat.";

    private static FileCheck Copy(
        GenuineLetter letter,
        bool added,
        IReadOnlyList<string> differences,
        IReadOnlyList<SignatureCheck> rows
    ) => Told(FileVerdicts.Copy, letter, added, $"Jangan diterima sebagai surat asli. {AskForFile}", differences, rows);

    private static FileCheck Told(
        string verdict,
        GenuineLetter letter,
        bool added,
        string message,
        IReadOnlyList<string> differences,
        IReadOnlyList<SignatureCheck> rows
    ) => new(verdict, FileVerdicts.TextOf(verdict), verdict == FileVerdicts.Genuine, added, message, differences, letter, rows);
}
