using Jkn.Workflows.Domain.Folders;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Tests.Domain;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>A region is a folder of files: the program knows none by name, and a fifth one needs no code.</summary>
public sealed class RegionIsDataTests
{
    private static readonly string[] names =
    [
        "64.02",
        "63.72",
        "65.02",
        "32.14",
        "Kutai",
        "Kartanegara",
        "Banjarbaru",
        "Malinau",
        "Purwakarta",
        "PROC-BJB",
        "PROC-PWK",
        "PROC-MLN",
        "PROC-KKR",
    ];

    [Fact]
    public void No_region_stands_in_the_code() =>
        Directory
            .GetFiles(Path.Combine(Offices.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file =>
                File.ReadLines(file)
                    .Where(line => names.Any(name => line.Contains(name, StringComparison.Ordinal)))
                    .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_fifth_region_is_a_folder_and_a_walk_goes_through_it()
    {
        var folder = Directory.CreateTempSubdirectory("jkn-region-");
        try
        {
            FifthRegion.Write(folder.FullName);
            var (office, problems) = OfficeFolder.Read(
                FifthRegion.Texts(folder.FullName),
                FifthRegion.Texts(Path.Combine(Offices.Root, "workflows", "_shared")),
                Shipped.Catalog
            );
            problems.Where(p => p.Severity == ProblemSeverity.Error).ShouldBeEmpty();
            var (walk, wrong) = WalkJson.Parse("mingguan.json", FifthRegion.Walk);
            wrong.ShouldBeEmpty();
            var lines = WalkPlayer.Play(walk!, office!).ToList();
            lines.ShouldAllBe(line => line.Ok, lines[^1].Text);
            lines.Count.ShouldBe(walk!.Steps.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("63.72-banjarbaru")]
    [InlineData("32.14-purwakarta")]
    [InlineData("64.02-kutai-kartanegara")]
    public void Every_step_carries_the_quality_standard_and_the_sheet_every_component(string region)
    {
        foreach (var version in Shipped.Office(region).Sops.All)
        {
            version
                .Definition.Nodes.OfType<Jkn.Workflows.Domain.Steps.OfficeActivity>()
                .Where(n => n.Kelengkapan is null || n.Output is null || n.Keterangan is null || n.Sumber is null)
                .Select(n => n.Id)
                .ShouldBeEmpty();
            if (version.Use == "CASE")
                version.Sheet.Components.Length.ShouldBe(14);
        }
    }

    [Fact]
    public void Names_and_private_numbers_of_officials_are_not_copied() =>
        Shipped
            .Regions.SelectMany(region =>
                Directory.GetFiles(Path.Combine(Offices.Root, "workflows", region), "*.json", SearchOption.AllDirectories)
            )
            .Where(file =>
                File.ReadAllText(file) is var text
                && (text.Contains("ROKHYAT", StringComparison.OrdinalIgnoreCase) || text.Contains("NIP.", StringComparison.Ordinal))
            )
            .ShouldBeEmpty();
}
