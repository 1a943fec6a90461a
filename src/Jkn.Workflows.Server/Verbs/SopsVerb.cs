using System.Text.RegularExpressions;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// What each region's procedures rest on: version, state, size, how many of the steps that somebody does the source document names with
/// act, performer and time, assumptions, open questions.
/// </summary>
internal static partial class SopsVerb
{
    public static Verb Verb { get; } =
        new(
            "sops",
            "[REGION]",
            "Daftar SOP tiap daerah: versi, keadaan, langkah, sumber, asumsi, dan pertanyaan terbuka.",
            (call, _) => Task.FromResult(Run(call))
        );

    private static int Run(VerbCall call)
    {
        var folders = call.Folders;
        var folder = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        if (call.Arguments.Count > 0 && folder.Find(call.Arguments[0]) is null)
            return call.Misused(Verb, $"Daerah \"{call.Arguments[0]}\" tidak dilayani.");
        foreach (var region in folder.Regions.Where(r => call.Arguments.Count == 0 || r == folder.Find(call.Arguments[0])))
        {
            if (region.Office is not { } office)
            {
                call.Out.WriteLine($"{region.Folder}: tidak dilayani");
                foreach (var problem in region.Problems)
                    call.Out.WriteLine($"  {problem}");
                continue;
            }
            call.Out.WriteLine($"{office.Region.Code} {office.Region.Name}");
            call.Out.WriteLine($"  Asumsi pada pengaturan: {Assumptions(SettingsOf(folders, region.Folder))}");
            foreach (var sop in office.Sops.All.OrderBy(v => v.Key, StringComparer.Ordinal).ThenBy(v => v.Version))
                Write(call.Out, sop);
        }
        return folder.Regions.All(r => r.IsLoaded) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Write(TextWriter to, SopVersion sop)
    {
        var (sourced, steps) = SopBasis.Of(sop);
        var label = sop.Label is null ? "" : $" ({sop.Label})";
        to.WriteLine(
            $"  {sop.Key} v{sop.Version}{label} {sop.State.Code()} \"{sop.Name}\": {sop.Definition.Nodes.Count} aktivitas, "
                + $"{sourced} dari {steps} langkah orang bersumber baris dokumen (kegiatan, pelaksana dan waktunya)"
        );
        var own = SopBasis.OwnSentences(sop) is > 0 and var count ? $"; {count} dengan kalimat sendiri, tanpa nomor" : "";
        to.WriteLine($"    Asumsi: {Assumptions([sop.Definition.Source.GetRawText()])}{own}");
        foreach (var contradiction in sop.Sheet.Contradictions)
            to.WriteLine($"    Pertanyaan terbuka: {contradiction.Text}");
        // A batch's flow and a part are printed inside the procedure that uses them: they have no sheet of their own.
        if (sop.Use != SopUses.Case)
            return;
        Missing(to, "Standar Pelayanan", sop.Sheet.Components);
        Missing(to, "Blok identitas", sop.Sheet.Identity);
    }

    private static void Missing(TextWriter to, string where, IEnumerable<SheetComponent> all)
    {
        var gaps = all.Where(c => c.IsMissing).Select(c => c.Label.ToLowerInvariant()).ToList();
        if (gaps.Count > 0)
            to.WriteLine($"    Pertanyaan terbuka: {where}, tidak ada pada dokumen: {string.Join(", ", gaps)}.");
    }

    /// <summary>The region's own files but its procedures, as text: every setting names its source.</summary>
    private static IEnumerable<string> SettingsOf(Folders folders, string folder) =>
        Directory.EnumerateFiles(Path.Combine(folders.Workflows, folder), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string Assumptions(IEnumerable<string> texts)
    {
        var found = texts
            .SelectMany(t => Assumed().Matches(t).Select(m => m.Value.ToUpperInvariant()))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count == 0 ? "tidak ada" : string.Join(", ", found);
    }

    [GeneratedRegex(@"\b[AX]-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Assumed();
}
