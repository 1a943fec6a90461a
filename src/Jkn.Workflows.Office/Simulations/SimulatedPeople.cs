using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>
/// Invented officers and applicants: identity numbers of the test range (kecamatan 99, serial from 9900), names that say what they are.
/// </summary>
internal static class SimulatedPeople
{
    private const int Births = 20_000;
    private static readonly DateTime firstBirth = new(1950, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>One person for each role.</summary>
    public static ImmutableDictionary<string, Actor> Staff(string region) =>
        Roles.All.ToImmutableDictionary(role => role, role => new Actor($"simulasi-{role}", $"Petugas Simulasi {role}", region, [role]));

    public static Organisation Organisation(ImmutableDictionary<string, Actor> staff) =>
        new(
            [.. Roles.Officials.Select(role => new Official(staff[role].Id, role, staff[role].Name, null, null, role, "2000-01-01", null))],
            []
        );

    public static Participant Participant(string region, int number)
    {
        var born = firstBirth.AddDays(number % Births);
        var (male, prefix) = (number % 2 == 0, region.Replace(".", "", StringComparison.Ordinal) + "99");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}0101{20 + number / 10_000 % 6:00}{number % 10_000:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"{prefix}{born.Day + (male ? 0 : 40):00}{born:MMyy}{9900 + number / Births:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"WARGA SIMULASI {number}"),
            "Contoh",
            born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            male ? "L" : "P",
            "KAWIN",
            "P",
            "Jalan Contoh 1",
            Kecamatan: "99 Contoh",
            DesaKelurahan: "9999 Contoh",
            Faskes: "0000 Puskesmas Contoh",
            NoHp: "+62811000000"
        );
    }
}
