using System.Diagnostics;
using System.Text.Json.Nodes;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Verbs;

/// <summary>
/// The verbs that carry procedures and regions in and out, run as somebody does who has just unpacked the program: a folder with workflows,
/// no settings.
/// </summary>
public sealed class RegionVerbsTests : IDisposable
{
    private const string Chain = "65.02-rantai-paraf";
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-verbs-").FullName;

    public RegionVerbsTests()
    {
        foreach (
            var file in new[] { "65.02-malinau", "_shared" }.SelectMany(name =>
                Directory.GetFiles(Path.Combine(Offices.Root, "workflows", name), "*", SearchOption.AllDirectories)
            )
        )
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Offices.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_procedure_goes_out_with_its_sheet_and_comes_in_as_a_draft()
    {
        (await RunAsync("sop", "import", "65.02", Chain + ".json")).ShouldSatisfyAllConditions(
            r => r.Exit.ShouldBe(ExitCodes.Misuse),
            r => r.Text.ShouldContain("tidak ada")
        );
        (
            await RunAsync("sop", "import", "65.02", Path.Combine("workflows", "65.02-malinau", "sops", "rantai-paraf", "v1.json"))
        ).Text.ShouldContain("isinya sama dengan yang tersimpan");

        var (exit, text) = await RunAsync("sop", "export", "65.02", Chain, "-o", "rantai.json");

        exit.ShouldBe(ExitCodes.Done, text);
        text.ShouldContain("dengan lembar SOP");
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "rantai.json")))!;
        file["customProperties"]!["jknLembar"]!["identity"]!["namaSop"]!["text"]!.GetValue<string>().ShouldBe("Rantai Paraf");
        file["customProperties"]!["jknLembar"]!["identity"]!["peringatan"] = new JsonObject { ["text"] = "Dari berkas" };
        file["description"] = "Diubah di berkas";
        File.WriteAllText(Path.Combine(folder, "rantai.json"), file.ToJsonString());
        (await RunAsync("sop", "import", "65.02", "rantai.json")).Text.ShouldContain($"{Chain}-v2: tersimpan sebagai draf");
        (await RunAsync("sop", "import", "65.02", "rantai.json")).Text.ShouldContain("isinya sama");
        (await RunAsync("sop", "export", "65.02", "-o", "daerah.zip")).Exit.ShouldBe(ExitCodes.Done);
        (await RunAsync("region", "import", "daerah.zip")).Text.ShouldContain("Draf: tidak ada.");
    }

    [Fact]
    public async Task A_new_region_is_a_clone_with_its_own_settings_packed_and_installed_elsewhere()
    {
        var (exit, text) = await RunAsync(
            "region",
            "clone",
            "65.02",
            "99.55",
            "Kabupaten",
            "Contoh",
            "--zone",
            "Asia/Jakarta",
            "--agency",
            "Dinas Contoh"
        );

        exit.ShouldBe(ExitCodes.Done, text);
        var made = Path.Combine(folder, "workflows", "99.55-kabupaten-contoh");
        var region = JsonNode.Parse(File.ReadAllText(Path.Combine(made, "region.json")))!;
        (region["zone"]!.GetValue<string>(), region["agency"]!.GetValue<string>()).ShouldBe(("Asia/Jakarta", "Dinas Contoh"));
        var questions = File.ReadAllText(Path.Combine(made, "PERTANYAAN.md"));
        questions.ShouldContain("- [ ] Unit kerja: Seksi Pelayanan Kesehatan Rujukan");
        questions.ShouldContain("WorkDays 20 (semula Dokumen daerah S3:L183)");
        questions.ShouldNotContain("Zona waktu");
        questions.ShouldNotContain("$.");
        (await RunAsync("sops", "99.55")).Text.ShouldContain("DRAF");
        (await RunAsync("sop", "export", "99.55", "-o", "baru.zip")).Exit.ShouldBe(ExitCodes.Done);
        (await RunAsync("region", "clone", "65.02", "99.55", "Kabupaten Contoh")).Text.ShouldContain("Daerah 99.55 sudah ada.");
        Directory.Delete(made, recursive: true);
        (await RunAsync("region", "import", "baru.zip")).Text.ShouldContain("Server melayaninya setelah dijalankan ulang");
        File.Exists(Path.Combine(made, "sops", "kis-pbi-daerah", "v1.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Pemakaian: sop export", "sop", "export")]
    [InlineData("Yang ada: 65.02", "sop", "export", "00.00", "-o", "x.zip")]
    [InlineData("Yang ada: ", "sop", "export", "65.02", "apa", "-o", "x.json")]
    [InlineData("Folder ", "sop", "export", "65.02", "-o", "tidak/ada/x.zip")]
    [InlineData("Pemakaian: sop import", "sop", "import", "65.02")]
    [InlineData("bukan kode wilayah", "region", "clone", "65.02", "9955", "Contoh")]
    [InlineData("Yang ada: 65.02", "region", "clone", "00.00", "99.55", "Contoh")]
    [InlineData("Zona waktu harus salah satu", "region", "clone", "65.02", "99.55", "Contoh", "--zone", "WITA")]
    [InlineData("--kota tidak dikenal", "region", "clone", "65.02", "99.55", "Contoh", "--kota", "x")]
    [InlineData("Pemakaian: region import", "region", "import")]
    public async Task A_wrong_call_says_what_is_wrong_and_what_there_is(string says, params string[] words)
    {
        var (exit, text) = await RunAsync(words);

        exit.ShouldBe(ExitCodes.Misuse, text);
        text.ShouldContain(says);
    }

    [Fact]
    public async Task A_file_that_is_no_region_is_refused_and_nothing_is_written()
    {
        File.WriteAllText(Path.Combine(folder, "bukan.zip"), "bukan zip");
        File.WriteAllBytes(Path.Combine(folder, "keluar.zip"), Zip(("../../luar/region.json", "{}")));
        File.WriteAllBytes(Path.Combine(folder, "rusak.zip"), Zip(("99.55-contoh/region.json", "{ \"code\": 7 }")));
        foreach (
            var (file, says) in new[]
            {
                ("bukan.zip", "bukan zip yang sah"),
                ("keluar.zip", "tidak dapat dipakai"),
                ("rusak.zip", "region.json"),
            }
        )
        {
            var (exit, text) = await RunAsync("region", "import", file);
            exit.ShouldBe(ExitCodes.Failed, text);
            text.ShouldContain(says);
        }
        Directory.GetDirectories(Path.Combine(folder, "workflows")).Length.ShouldBe(2);
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(text);
            }
        }
        return zip.ToArray();
    }

    private async Task<(int Exit, string Text)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", ServerProcess.Program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestServer.Ct);
        var text = await process.StandardOutput.ReadToEndAsync(TestServer.Ct);
        await process.WaitForExitAsync(TestServer.Ct);
        return (process.ExitCode, text + await errors);
    }
}
