using System.Globalization;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Prints a procedure, or a letter from a file of data, without database and server.</summary>
internal static class PrintVerb
{
    public static Verb Verb { get; } =
        new(
            "print",
            "sop|rincian|standar|alur|keputusan|catatan|redline REGION SOP [VERSION…] -o FILE "
                + "| letter REGION NAME DATA.json [--konsep] -o FILE | book REGION REGISTER YEAR -o FILE",
            "Mencetak SOP, rincian pelaksanaan, Standar Pelayanan, alur, keputusan, catatan penyusun, perbandingan versi, surat, "
                + "atau buku sebagai PDF. VERSION: nomor, atau berkas definisi.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var words = call.Arguments.ToList();
        var draft = words.Remove("--konsep");
        var at = words.IndexOf("-o");
        if (at < 0 || at + 1 >= words.Count)
            return call.Misused(Verb, "Sebutkan berkas hasil dengan -o.");
        var output = words[at + 1];
        words.RemoveRange(at, 2);
        if (words.Count < 3 || words[0] is var form && form is not ("letter" or "book") && !SopPrint.Forms.Contains(form))
            return call.Misused(Verb, "Diharapkan bentuk, daerah, dan SOP atau nama surat.");
        var folders = call.Folders;
        var folder = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        if (folder.Find(words[1]) is not { Office: { } office } region)
            return call.Misused(
                Verb,
                $"Daerah \"{words[1]}\" tidak dilayani. Yang dilayani: "
                    + $"{string.Join(", ", folder.Regions.Where(r => r.IsLoaded).Select(r => r.Region!.Code))}."
            );
        try
        {
            var job =
                words[0] == "letter"
                    ? LetterPrint.Job(
                        folders.Workflows,
                        region.Folder,
                        region.Region!,
                        words[2],
                        await File.ReadAllTextAsync(
                            words.ElementAtOrDefault(3) ?? throw new ArgumentException("Sebutkan berkas data."),
                            ct
                        ),
                        draft
                    )
                : words[0] == "book" ? await BookAsync(call, words, office, ct)
                : Sheet(words, office, folders.Workflows);
            using var renderer = new TypstRenderer(
                Options.Create(call.Configuration.GetSection("Letters").Get<LetterOptions>() ?? new LetterOptions())
            );
            var document = await renderer.RenderAsync(job, ct);
            await File.WriteAllBytesAsync(output, document.Pdf, ct);
            call.Out.WriteLine($"{output}: {document.Pages} halaman, {document.Pdf.Length} bita");
            return ExitCodes.Done;
        }
        catch (ArgumentException e)
        {
            return call.Misused(Verb, e.Message);
        }
        catch (Exception e) when (e is TypesetException or IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            call.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }

    private static async Task<TypesetJob> BookAsync(VerbCall call, List<string> words, Office office, CancellationToken ct)
    {
        if (!int.TryParse(words.ElementAtOrDefault(3), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            throw new ArgumentException("Sebutkan buku dan tahunnya.");
        await using var services = await VerbServices.BuildAsync(call, ct, s => s.AddVisits());
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<OfficeBooks>().PrintAsync(office, words[2], year, call.Folders.Workflows, ct)
            ?? throw new ArgumentException(
                $"Buku \"{words[2]}\" tidak ada. Yang ada: {string.Join(", ", office.Region.Registers.Select(r => r.Code))}."
            );
    }

    private static TypesetJob Sheet(List<string> words, Office office, string workflows)
    {
        var all = office.Sops.All.Where(v => v.Key == words[2] || v.Definition.DefinitionId == words[2]).OrderBy(v => v.Version).ToList();
        if (all.Count == 0)
            throw new ArgumentException(
                $"SOP \"{words[2]}\" tidak ada. Yang ada: "
                    + $"{string.Join(", ", office.Sops.All.Select(v => v.Key).Distinct().Order(StringComparer.Ordinal))}."
            );
        var asked = words.Skip(3).Select(v => Version(v, all)).ToList();
        if (words[0] != "redline")
            return SopPrint.Sheet(
                words[0],
                asked.FirstOrDefault() ?? all.LastOrDefault(v => v.State == SopState.Efektif) ?? all[^1],
                office,
                workflows
            );
        if (asked.Count == 0 && all.Count > 1)
            asked = [all[^2], all[^1]];
        return asked.Count == 2
            ? SopPrint.Redline(asked[0], asked[1], office, workflows)
            : throw new ArgumentException("Perbandingan memerlukan dua versi: nomor, atau berkas definisi.");
    }

    private static SopVersion Version(string word, List<SopVersion> all)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return all.Find(v => v.Version == number) ?? throw new ArgumentException($"Versi {number} tidak ada.");
        var (definition, problems) = ElsaJson.Parse(File.ReadAllText(word), RegionsSetup.Catalog());
        return definition is null
            ? throw new ArgumentException($"{word}: {(problems.Count > 0 ? problems[0].Message : "tidak dapat dibaca")}")
            : all[^1] with
            {
                Definition = definition,
                Hash = definition.ContentHash,
                Version = definition.Version,
                Label = Path.GetFileNameWithoutExtension(word),
                State = SopState.Draf,
                EffectiveFrom = null,
            };
    }
}
