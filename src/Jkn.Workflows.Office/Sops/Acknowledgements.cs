using System.Text.Json;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// A warning that somebody has read and accepted by name. It holds for the next versions too, while the same node has the same warning.
/// </summary>
internal sealed record Acknowledgement(string Code, string? NodeId, string By, string Name, DateTimeOffset At);

internal static class Acknowledgements
{
    public static IReadOnlyList<Acknowledgement> Of(SopRow row) =>
        row.Acknowledged is { } json ? JsonSerializer.Deserialize<List<Acknowledgement>>(json)! : [];

    public static Acknowledgement? Find(IReadOnlyList<Acknowledgement> all, DefinitionProblem problem) =>
        all.FirstOrDefault(a => a.Code == problem.Code && a.NodeId == problem.NodeId);

    /// <summary>Writes the open warnings down as acknowledged under this name; without a name, why the submission has to wait.</summary>
    public static Rejection? Take(SopRow row, IReadOnlyList<DefinitionProblem> problems, Actor actor, string? name, DateTimeOffset now)
    {
        var known = Of(row);
        var open = problems.Where(p => p.IsWarning && Find(known, p) is null).DistinctBy(p => (p.Code, p.NodeId)).ToList();
        if (open.Count == 0)
            return null;
        if (string.IsNullOrWhiteSpace(name))
            return new(
                "sop-warnings-open",
                $"Ada {open.Count} peringatan yang belum diakui. Buka halaman versi ini di menu SOP, baca bagian Masalah, lalu ajukan "
                    + "di sana dengan nama Anda.",
                "acknowledge"
            );
        row.Acknowledged = JsonSerializer.Serialize(
            known.Concat(open.Select(p => new Acknowledgement(p.Code, p.NodeId, actor.Id, name.Trim(), now)))
        );
        return null;
    }
}
