using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Organisation;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>
/// Invented officers and citizens: identity numbers of the test range (kecamatan 99, serial from 9900), names that say what they are.
/// </summary>
internal static class SimulatedPeople
{
    /// <summary>Days of birth before a serial is used up; more people than this times a hundred have no number left.</summary>
    private const int Births = 7_000;

    /// <summary>One family in at most so many has its people's numbers to itself.</summary>
    public const int MostFamilies = 100_000;

    private static readonly LocalDate firstParent = new(1950, 1, 1),
        firstChild = new(1990, 1, 1);

    /// <summary>One person for each role.</summary>
    public static ImmutableDictionary<string, Actor> Staff(string region) =>
        Roles.All.ToImmutableDictionary(role => role, role => new Actor($"simulasi-{role}", $"Petugas Simulasi {role}", region, [role]));

    public static Organisation Organisation(ImmutableDictionary<string, Actor> staff) =>
        new(
            [.. Roles.Officials.Select(role => new Official(staff[role].Id, role, staff[role].Name, null, null, role, "2000-01-01", null))],
            []
        );

    /// <summary>Somebody of a family: first the head, then husband or wife, then children.</summary>
    public static Participant Member(string region, int family, int place)
    {
        // Parents and children count for themselves, two and five to a family.
        var isParent = place < 2;
        var number = isParent ? family * 2 + place : family * 5 + place - 2;
        var born = (isParent ? firstParent : firstChild).PlusDays(number % Births);
        var male = place % 2 == 0;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{District(region)}0101{20 + family / 10_000 % 6:00}{family % 10_000:0000}"),
            Number(region, born, male, number / Births),
            $"WARGA {Letters(family)} {(char)('A' + place)}",
            "Contoh",
            LocalDatePattern.Iso.Format(born),
            male ? "L" : "P",
            isParent ? "KAWIN" : "BELUM_KAWIN",
            place == 0 ? "P"
                : isParent ? "I"
                : "A",
            "Jalan Contoh 1",
            Kecamatan: "99 Contoh",
            DesaKelurahan: "9999 Contoh",
            Faskes: "0000 Puskesmas Contoh",
            NoHp: "+62811000000"
        );
    }

    /// <summary>A child born that day, whose number is still to come.</summary>
    public static Participant Newborn(string region, int family, int place, LocalDate born) =>
        Member(region, family, place) with
        {
            Nik = "",
            Nama = $"BAYI {Letters(family)} {(char)('A' + place)}",
            TanggalLahir = LocalDatePattern.Iso.Format(born),
        };

    /// <summary>The number of a newborn: the so-manieth that day.</summary>
    public static string NumberOf(string region, Participant newborn, int ofTheDay) =>
        Number(region, LocalDatePattern.Iso.Parse(newborn.TanggalLahir!).Value, newborn.JenisKelamin == "L", ofTheDay);

    private static string District(string region) => region.Replace(".", "", StringComparison.Ordinal) + "99";

    private static string Number(string region, LocalDate born, bool male, int serial) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{District(region)}{born.Day + (male ? 0 : 40):00}{born.Month:00}{born.Year % 100:00}{9900 + serial % 100:0000}"
        );

    private static string Letters(int number)
    {
        var text = "";
        for (var rest = number; text.Length == 0 || rest > 0; rest /= 26)
            text = (char)('A' + rest % 26) + text;
        return text;
    }
}
