using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Tests.Domain;

/// <summary>Offices to test with: Malinau from its real files, and small invented ones.</summary>
internal static class Offices
{
    public static string Root { get; } = FindRoot();

    public static Region Malinau { get; } = Load(Path.Combine("workflows", "65.02-malinau"));

    public static NationalCalendar National2026 { get; } =
        CalendarJson.Parse("nasional-2026.json", Read("workflows", "_shared", "calendars", "nasional-2026.json")).Calendar!;

    public static WorkingCalendar Calendar { get; } = new([National2026], Malinau.Calendar);

    /// <summary>Form 34 on the 15th at noon, determination at the start of the next month, no hours stated.</summary>
    public static Region Fifteenth { get; } =
        Parse(
            """
            {
              "code": "99.15", "name": "Kota Lima Belas", "zone": "Asia/Makassar", "agency": "Dinas Contoh",
                "caseNumber": "JKN/{kodeWilayah}/{yyyy}/{000000}",
              "batches": [ { "kind": "F34_BULANAN", "label": "Form 34", "number": "F34-{kode}-{yyyyMM}[-S{sub}]",
                "deliver": "DayOfMonthCutoff 15 12:00 Previous" } ],
              "promise": { "janji": { "monthsAfterPeriod": 1, "day": "FIRST_WORKING_DAY", "text": "penetapan awal {bulan} {tahun}" } },
              "activation": [ { "mode": "IMMEDIATE" }, { "from": "2026-08-01", "mode": "NEXT_MONTH_FIRST" } ]
            }
            """
        );

    /// <summary>Recaps at eleven and two, every day, 72 hours.</summary>
    public static Region Recap { get; } =
        Parse(
            """
            {
              "code": "99.24", "name": "Kabupaten Rekap", "zone": "Asia/Jakarta", "agency": "Dinas Contoh", "caseNumber": "{nomorUrut}",
              "batches": [ { "kind": "REKAP_HARIAN", "label": "Rekap", "number": "R-{kode}-{yyyyMMdd}-{HHmm}",
                "deliver": "TimeOfDayCutoff 11:00,14:00" } ],
              "promise": { "janji": "ElapsedHours 72" }
            }
            """
        );

    public static Region Parse(string json)
    {
        var (region, problems) = RegionJson.Parse(json);
        problems.ShouldBeEmpty();
        return region!;
    }

    /// <summary>The same region with another setting, written as the office would write it.</summary>
    public static Region MalinauWith(string from, string to)
    {
        var files = Files(Path.Combine("workflows", "65.02-malinau"));
        files["region.json"].ShouldContain(from);
        files["region.json"] = files["region.json"].Replace(from, to, StringComparison.Ordinal);
        var (region, problems) = RegionJson.Parse(files);
        problems.ShouldBeEmpty();
        return region!;
    }

    public static Dictionary<string, string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.json").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    public static DateTimeOffset Wita(string local) => DateTimeOffset.Parse(local + "+08:00");

    public static DateTimeOffset Wib(string local) => DateTimeOffset.Parse(local + "+07:00");

    private static Region Load(string folder)
    {
        var (region, problems) = RegionJson.Parse(Files(folder));
        problems.ShouldBeEmpty();
        return region!;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Jkn.Workflows.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
