using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Publishing;

/// <summary>
/// What must hold for a procedure before it may be in force (AC-66): the engine's rules for every definition, and for those with a
/// <c>Jkn.*</c> activity the rules of SOPs. Messages are Indonesian, for the admin who draws it.
/// </summary>
public static class SopRules
{
    public const int MaxParafs = 3;
    private const int MaxLabel = 120;

    public static IReadOnlyList<DefinitionProblem> Check(SopVersion version, SopShelf shelf, Region region)
    {
        var definition = version.Definition;
        var problems = DefinitionValidator.Validate(definition, shelf.Library).ToList();
        problems.AddRange(Dispatches(definition));
        if (!definition.Nodes.Any(n => n.Type.StartsWith("Jkn.", StringComparison.Ordinal)))
            return problems;
        problems.AddRange(DefinitionValidator.ValidateSopGraph(definition));

        problems.AddRange(Parafs(definition));
        problems.AddRange(References(definition, region));
        problems.AddRange(Wording(definition));
        problems.AddRange(Print(definition, region));
        return problems;
    }

    /// <summary>
    /// A dispatched flow would live beside its case: nobody opened it, no register, role or clock knows it. Here every flow runs inside one
    /// case, so it would start nothing.
    /// </summary>
    private static IEnumerable<DefinitionProblem> Dispatches(FlowDefinition definition) =>
        definition
            .Nodes.Where(n => n is DispatchWorkflow or BulkDispatchWorkflows)
            .Select(n => new DefinitionProblem(
                "dispatch-not-here",
                n.Id,
                $"\"{n.DisplayText ?? n.Id}\" memulai alur lain di luar berkas; "
                    + "di layanan ini setiap alur berjalan di dalam satu berkas, jadi langkah ini tidak memulai apa pun."
            ));

    /// <summary>
    /// At most three parafs before a signature (Permendagri 54/2009; domain.md 2.4): a warning, since an office may insist.
    /// </summary>
    private static IEnumerable<DefinitionProblem> Parafs(FlowDefinition definition)
    {
        foreach (var letter in definition.Nodes.OfType<SignOff>().Where(s => s.Surat is not null).GroupBy(s => s.Surat!.SourceText))
        {
            var parafs = letter.Count(s => s.Act == Acts.Paraf);
            if (parafs > MaxParafs)
                yield return new(
                    "too-many-parafs",
                    letter.First().Id,
                    $"Ada {parafs} paraf sebelum tanda tangan; paling banyak {MaxParafs} yang lazim.",
                    IsWarning: true
                );
        }
    }

    private static IEnumerable<DefinitionProblem> References(FlowDefinition definition, Region region)
    {
        foreach (var node in definition.Nodes)
        {
            if (node is PeriksaBerkas check)
            {
                foreach (
                    var list in new[] { check.DaftarPeriksa?.LiteralText, check.DaftarPeriksaDarurat?.LiteralText }.Where(l =>
                        l is { Length: > 0 }
                    )
                )
                {
                    if (region.Checklist(list!) is null)
                        yield return new("checklist-unknown", node.Id, $"Daftar periksa \"{list}\" tidak ada di daerah ini.");
                }
            }
            if (node is MasukBatch { Jenis.LiteralText: { Length: > 0 } kind } && region.Batch(kind) is null)
                yield return new("batch-kind-unknown", node.Id, $"Jenis batch \"{kind}\" tidak ada di pengaturan daerah.");
            if (RegisterOf(node) is { Length: > 0 } register && region.Registers.All(r => r.Code != register))
                yield return new("register-unknown", node.Id, $"Buku register \"{register}\" tidak ada di daerah ini.");
            if (node is WorkActivity { Lane: var lane } && Words.Roles.All.Contains(lane) && region.Roles.All(r => r.Code != lane))
                yield return new("role-not-here", node.Id, $"Peran {lane} tidak ada di daerah ini.");
        }
    }

    /// <summary>What the printed sheet needs: a column for whoever does it, and a source that can be read.</summary>
    private static IEnumerable<DefinitionProblem> Print(FlowDefinition definition, Region region)
    {
        foreach (var node in definition.Nodes.OfType<OfficeActivity>())
        {
            if (node.Pelaksana?.LiteralText is { Length: > 0 } performer && region.Roles.All(r => r.Code != performer))
                yield return new("performer-unknown", node.Id, $"Pelaksana {performer} tidak ada di daerah ini.", IsWarning: true);
            foreach (var part in node.Basis.Unreadable)
                yield return new("source-unreadable", node.Id, $"Sumber \"{part}\" tidak dapat dibaca.", IsWarning: true);
        }
    }

    private static string? RegisterOf(Activity node) =>
        node switch
        {
            CatatRegister c => c.Register?.LiteralText,
            EntriData e => e.Register?.LiteralText,
            SerahKartu s => s.Register?.LiteralText,
            Registrasi r => r.Register?.LiteralText,
            SusunSurat s => s.Register?.LiteralText,
            _ => null,
        };

    /// <summary>SOP-AP wording: a step is at most 120 characters long and says what is done.</summary>
    private static IEnumerable<DefinitionProblem> Wording(FlowDefinition definition)
    {
        foreach (var node in definition.Nodes.OfType<OfficeActivity>())
        {
            if ((node.DisplayText ?? "").Length > MaxLabel)
                yield return new("label-too-long", node.Id, $"Nama langkah lebih dari {MaxLabel} huruf.", IsWarning: true);
            if (node is WorkActivity && node.Waktu is null)
                yield return new("time-missing", node.Id, "Mutu Baku waktu belum diisi.", IsWarning: true);
            if (node is WorkActivity && node.Sumber is null)
                yield return new("source-missing", node.Id, "Sumber langkah belum diisi.", IsWarning: true);
        }
    }
}
