using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Identity;

/// <summary>
/// Nomor Induk Kependudukan, 16 digits <c>PPKKCC DDMMYY SSSS</c>: where first registered, birth date (day + 40 for
/// women), serial (domain 4.4). People keep it when they move and when a birth date is corrected, so only its shape can
/// be wrong. The century is never taken from it. Its text form is masked, so that it does not slip into logs.
/// </summary>
public sealed record Nik
{
    // Provinces of Kepmendagri 2025; older numbers may carry codes that are gone, therefore only a warning.
    private static readonly ImmutableHashSet<string> Provinces =
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "21",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "51",
        "52",
        "53",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "72",
        "73",
        "74",
        "75",
        "76",
        "81",
        "82",
        "91",
        "92",
        "93",
        "94",
        "95",
        "96",
    ];

    private const string Mismatch = "NIK tidak sesuai TTL/jenis kelamin — cek KK/Dukcapil";

    private Nik(string value) => Value = value;

    /// <summary>The digits themselves; class K, keep out of logs and lists.</summary>
    public string Value { get; }

    /// <summary>Null when the shape is wrong; <see cref="Check"/> tells why.</summary>
    public static Nik? Parse(string text) => ShapeError(text) is null ? new(text) : null;

    /// <param name="regionCode">The serving region, <c>NN.NN</c>: another prefix is information only (AC-19).</param>
    /// <param name="districts">Known kecamatan codes of that region; null or empty when not loaded.</param>
    public static IReadOnlyList<Finding> Check(
        string text,
        LocalDate? birthDate,
        Sex? sex,
        string regionCode,
        IReadOnlySet<string>? districts = null
    )
    {
        if (ShapeError(text) is { } error)
            return [error];
        var findings = new List<Finding>();
        if (!Provinces.Contains(text[..2]))
            findings.Add(
                new("nik-province", FindingSeverity.Warning, $"Kode provinsi {text[..2]} pada NIK tidak dikenal — cek KK/Dukcapil.")
            );
        if (text[..4] != regionCode.Replace(".", "", StringComparison.Ordinal))
            findings.Add(new("nik-other-region", FindingSeverity.Info, "NIK pertama kali diterbitkan di daerah lain; ini bukan halangan."));
        else if (districts is { Count: > 0 } && !districts.Contains(text[4..6]))
            findings.Add(
                new(
                    "nik-district",
                    FindingSeverity.Info,
                    $"Kode kecamatan {text[4..6]} pada NIK tidak ada dalam daftar sekarang; bisa kode lama."
                )
            );
        var (day, month, year) = DateParts(text);
        if (birthDate is { } born && (born.Day != day % 40 || born.Month != month || born.YearOfCentury() != year))
            findings.Add(new("nik-birth-date", FindingSeverity.Warning, $"{Mismatch}: tanggal lahir berbeda."));
        if (sex is { } declared && declared != (day > 40 ? Sex.Female : Sex.Male))
            findings.Add(new("nik-sex", FindingSeverity.Warning, $"{Mismatch}: jenis kelamin berbeda."));
        return findings;
    }

    /// <summary><c>650202********01</c></summary>
    public override string ToString() => IdentityText.Mask(Value);

    private static Finding? ShapeError(string text)
    {
        static Finding Error(string code, string message) => new(code, FindingSeverity.Error, message);
        if (text.Any(letter => !char.IsAsciiDigit(letter)))
            return Error("nik-digits", "NIK hanya boleh berisi angka, tanpa spasi atau tanda baca.");
        if (text.Length != 16)
            return Error("nik-length", $"NIK harus 16 angka; yang ditulis {text.Length} angka.");
        var (day, month, year) = DateParts(text);
        if (day is not ((>= 1 and <= 31) or (>= 41 and <= 71)))
            return Error("nik-day", $"Tanggal lahir pada NIK ({day:00}) harus 01–31, atau 41–71 untuk perempuan.");
        if (month is < 1 or > 12)
            return Error("nik-month", $"Bulan lahir pada NIK ({month:00}) harus 01–12.");
        if (!IdentityText.DateExists(day % 40, month, year))
            return Error("nik-date", $"Tanggal lahir pada NIK ({day % 40:00}-{month:00}-{year:00}) tidak ada pada kalender.");
        return text[12..] == "0000" ? Error("nik-serial", "Nomor urut NIK (empat angka terakhir) tidak boleh 0000.") : null;
    }

    private static (int Day, int Month, int Year) DateParts(string text) =>
        (IdentityText.Number(text, 6), IdentityText.Number(text, 8), IdentityText.Number(text, 10));
}
