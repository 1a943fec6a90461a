using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>
/// What must hold inside <c>Jkn.TiapPeserta</c>: a run ends by saying how the person ended, touches nothing of the others, and waits on
/// nothing that no person can do (rulings.md 3.1).
/// </summary>
internal static class BodyRules
{
    public static IEnumerable<DefinitionProblem> Check(Flowchart body, FlowDefinition definition)
    {
        var inside = Inside(body).ToList();
        if (!inside.Exists(n => n is OfficeActivity { EndsRun: true }))
            yield return new("person-end-missing", body.Id, "Tidak ada \"Akhir peserta\": tidak seorang pun dapat sampai di akhir.");
        foreach (var node in inside)
        {
            if (Fault(node, definition) is { } why)
                yield return new("body-not-here", node.Id, $"\"{node.DisplayText ?? node.Id}\" {why}");
        }
        foreach (var flowchart in inside.OfType<Flowchart>().Prepend(body))
        {
            var left = flowchart.Connections.Select(c => c.SourceId).ToHashSet();
            foreach (var end in flowchart.Activities.Where(a => !left.Contains(a.Id) && a is not OfficeActivity { EndsBranch: true }))
                yield return new(
                    "person-end-missing",
                    end.Id,
                    $"Sesudah \"{end.DisplayText ?? end.Id}\" tidak ada langkah: akhiri dengan \"Akhir peserta\" atau \"Akhiri cabang\"."
                );
        }
    }

    private static string? Fault(Activity node, FlowDefinition definition) =>
        node switch
        {
            End or Complete or Finish => "mengakhiri alur seluruh keluarga; di sini pakai \"Akhir peserta\".",
            TiapPeserta => "tidak dapat berada di dalam \"Tiap peserta\" lain.",
            OfficeActivity { ClosesCase: true } => "menutup berkas seluruh keluarga; di sini pakai \"Akhir peserta\".",
            OfficeActivity { Keadaan: not null } => "mengubah keadaan berkas; di dalam \"Tiap peserta\" keadaan milik tiap orang.",
            SetVariable set when definition.Variables.Any(v => v.Id == set.Variable || v.Name == set.Variable) =>
                "mengubah variabel yang dipakai bersama semua peserta.",
            Event or RunTask => "menunggu sesuatu yang tidak dapat dikerjakan siapa pun.",
            _ => null,
        };

    private static IEnumerable<Activity> Inside(Activity node) => node.Children.SelectMany(c => Inside(c).Prepend(c));
}
