using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Identity;

/// <summary>
/// Nomor Kartu Keluarga, 16 digits: region of issue, date of recording (no + 40), serial (domain 4.5). Whether a card
/// is valid in the region is decided by the address on it, which the officer reads, never by the number.
/// </summary>
public sealed record NoKk
{
    private NoKk(string value) => Value = value;

    /// <summary>The digits themselves; class K, keep out of logs and lists.</summary>
    public string Value { get; }

    public static NoKk? Parse(string text) => ShapeError(text) is null ? new(text) : null;

    /// <param name="niks">NIK of the participants of the case.</param>
    public static IReadOnlyList<Finding> Check(string text, params IEnumerable<string> niks)
    {
        if (ShapeError(text) is { } error)
            return [error];
        var findings = new List<Finding>();
        if (niks.Contains(text))
            findings.Add(new("kk-equals-nik", FindingSeverity.Error, "Nomor KK sama dengan NIK; salah satunya salah ketik."));
        var (day, month, year) = (IdentityText.Number(text, 6), IdentityText.Number(text, 8), IdentityText.Number(text, 10));
        if (month is < 1 or > 12 || !IdentityText.DateExists(day, month, year))
            findings.Add(new("kk-date", FindingSeverity.Warning, "Tanggal perekaman pada nomor KK tidak wajar — cek kembali dengan KK."));
        return findings;
    }

    /// <summary>All participants of a case are of one family card; an imported list may mix them.</summary>
    public static Finding? CheckShared(IEnumerable<string> numbers, bool imported) =>
        !imported && numbers.Distinct().Skip(1).Any()
            ? new("kk-not-shared", FindingSeverity.Error, "Semua peserta dalam satu berkas harus memakai nomor KK yang sama.")
            : null;

    /// <summary>Masked like a NIK.</summary>
    public override string ToString() => IdentityText.Mask(Value);

    private static Finding? ShapeError(string text)
    {
        if (text.Any(letter => !char.IsAsciiDigit(letter)))
            return new("kk-digits", FindingSeverity.Error, "Nomor KK hanya boleh berisi angka, tanpa spasi atau tanda baca.");
        return text.Length == 16
            ? null
            : new("kk-length", FindingSeverity.Error, $"Nomor KK harus 16 angka; yang ditulis {text.Length} angka.");
    }
}
