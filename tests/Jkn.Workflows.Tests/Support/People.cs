using System.Globalization;

namespace Jkn.Workflows.Tests.Support;

/// <summary>Invented people of the test range of identity numbers: kecamatan 99, serial from 9900.</summary>
internal static class People
{
    public static readonly string[] Headings =
    [
        "Nomor KK",
        "NIK",
        "Nama Lengkap",
        "Hubungan Keluarga",
        "Tempat Lahir",
        "Tanggal Lahir",
        "Jenis Kelamin",
        "Status Kawin",
        "Alamat",
        "Kecamatan",
        "Kelurahan",
        "Faskes",
    ];

    /// <summary>The NIK of the n-th person: a birth date of its own, a man with an even, a woman with an odd number.</summary>
    public static string Nik(int n, string region = "6372") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{region}99{Born(n).Day + (n % 2 == 0 ? 0 : 40):00}{Born(n):MMyy}{9900 + n / 20_000:0000}"
        );

    public static DateTime Born(int n) => new DateTime(1950, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(n % 20_000);

    /// <summary>A row of a BNBA under <see cref="Headings"/>.</summary>
    public static string[] Row(int n, string region = "6372") =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{region}990101{20 + n / 10_000 % 5:00}{n % 10_000:0000}"),
            Nik(n, region),
            string.Create(CultureInfo.InvariantCulture, $"Warga Contoh {n}"),
            "Peserta",
            "Contoh",
            Born(n).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            n % 2 == 0 ? "L" : "P",
            "Kawin",
            "Jalan Contoh 1",
            "02",
            "1001",
            "0000 Puskesmas Contoh",
        ];

    public static byte[] Bnba(IEnumerable<string?[]> rows) => Sheets.Of(Headings, [.. rows]);
}
