using System.Text;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Json;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Studio;

/// <summary>What a region's zip brought: what became of each procedure, and settings that differ from the files of this server.</summary>
internal sealed record RegionImported(IReadOnlyList<string> Drafts, IReadOnlyList<string> Same, IReadOnlyList<string> OtherFiles);

/// <summary>
/// A region's zip into the store: the newest version of each procedure as a draft, unless that content is stored already. Settings, letters
/// and lists are files of the server: what differs is told, never written over by somebody at a screen.
/// </summary>
internal sealed class RegionImport(DefinitionWriter writer, WorkflowsFolder folder, Folders folders, IDbContextFactory<AppDb> databases)
{
    public async Task<(RegionImported? Done, Rejection? Refusal)> RunAsync(byte[] zip, Actor actor, CancellationToken ct)
    {
        var (_, files, problem) = RegionArchive.Read(zip);
        if (problem is not null)
            return (null, new("region-zip", problem));
        var (office, wrong) = folder.Try(files);
        if (office is null)
            return (
                null,
                new("region-zip", $"Isi zip ditolak: {string.Join(" ", wrong.Where(p => p.Severity == ProblemSeverity.Error).Take(3))}")
            );
        if (office.Region.Code != actor.Region || folder.Find(actor.Region) is not { } here)
            return (
                null,
                new(
                    "region-other",
                    $"Zip ini memuat {office.Region.Name} ({office.Region.Code}), bukan daerah Anda. Daerah baru dipasang operator dengan perintah region import."
                )
            );
        await using var db = await databases.CreateDbContextAsync(ct);
        var stored = (
            await db.Sops.AsNoTracking().Where(s => s.Region == actor.Region).Select(s => new { s.DefinitionId, s.Json }).ToListAsync(ct)
        ).ToLookup(s => s.DefinitionId, s => s.Json);
        var (drafts, same) = (new List<string>(), new List<string>());
        // Parts first: what uses them is drawn with them.
        foreach (
            var version in office
                .Sops.All.Where(v => !v.Folder.StartsWith(WorkflowsFolder.Shared, StringComparison.Ordinal))
                .GroupBy(v => v.Definition.DefinitionId)
                .Select(g => g.MaxBy(v => v.Version)!)
                .OrderBy(v => v.Use == SopUses.Part ? 0 : 1)
                .ThenBy(v => v.Name, StringComparer.Ordinal)
        )
        {
            var text = version.Definition.Source.GetRawText();
            if (stored[version.Definition.DefinitionId].Any(json => Content(json) == Content(text)))
            {
                same.Add(version.Name);
                continue;
            }
            var answer = await writer.ImportAsync(Encoding.UTF8.GetBytes(text), actor, ct, version.Sheet);
            if (answer.Refusal is { } refusal)
                return (
                    null,
                    refusal with
                    {
                        Message =
                            $"\"{version.Name}\": {refusal.Message} Yang sudah menjadi draf: {(drafts.Count == 0 ? "belum ada" : string.Join(", ", drafts))}.",
                    }
                );
            (answer.Changed ? drafts : same).Add($"{version.Name} versi {answer.Row!.Version}");
        }
        return (new(drafts, same, Differing(files, Path.Combine(folders.Workflows, here.Folder))), null);
    }

    /// <summary>Files beside the procedures that are not here, or are otherwise.</summary>
    private static string[] Differing(IReadOnlyDictionary<string, byte[]> files, string here) =>
        [
            .. files
                .Where(f => !f.Key.StartsWith("sops/", StringComparison.Ordinal))
                .Where(f =>
                    new FileInfo(Path.Combine(here, f.Key)) is var there
                    && (!there.Exists || !File.ReadAllBytes(there.FullName).AsSpan().SequenceEqual(f.Value))
                )
                .Select(f => f.Key)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A definition without what says which version it is.</summary>
    private static string Content(string json)
    {
        var definition = JsonNode.Parse(json)!.AsObject();
        foreach (var key in new[] { "id", "version", "createdAt" })
            definition.Remove(key);
        return StudioNormal.Text(definition);
    }
}
