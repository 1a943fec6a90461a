using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>What the check of each participant's segment found.</summary>
internal sealed class VerificationForm(ItemScene scene, CaseAccess access) : ItemForm(scene)
{
    private const int MostMonths = 999;

    public override string View => "Forms/_Verification";

    public override bool Keeps => true;

    public override async Task SaveAsync(ItemInput input, CancellationToken ct)
    {
        foreach (var (key, _) in Scene.People)
        {
            // A row that nobody touched is no change, whatever somebody else recorded there meanwhile.
            if (
                CheckOf(input, key) is not { } check
                || ShownAs(check) == input.Text($"semula.{key}")
                || Case.Segments.TryGetValue(key, out var known) && known.Check == check
            )
                continue;
            var checks = new Checks().Text("segmen", check.Segmen, 40).Text("status", check.Status, 20).Optional("bukti", check.Bukti, 300);
            if (
                input.Faults.Refuses(checks.Rejection)
                || input.Faults.Refuses(
                    (
                        await access.GiveAsync(Case.Id, Scene.Me, new RecordSegmentCheck(key, check, input.Seen(Keyed.Segment(key))), ct)
                    ).Rejection,
                    ($"segmen.{key}", "segmen")
                )
            )
                return;
        }
    }

    /// <summary>The sentence of the region's table for what was found; null before anything was.</summary>
    public string? RuleOf(SegmentCheck? check) => check is null ? null : ParticipantRules.SegmentResult(Scene.Office.Segments, check)?.Text;

    /// <summary>A check in one line, as the form has it when it is shown: what comes back unchanged was not touched.</summary>
    public static string ShownAs(SegmentCheck? check) =>
        check is null ? "" : $"{check.Segmen}|{check.Status}|{check.DaerahIni}|{check.BulanTunggakan}|{check.Bukti}";

    private static SegmentCheck? CheckOf(ItemInput input, string key)
    {
        if (input.Text($"segmen.{key}") is not { } segment || input.Text($"status.{key}") is not { } status)
            return null;
        bool? here = input.Text($"daerah.{key}") switch
        {
            "ya" => true,
            "tidak" => false,
            _ => null,
        };
        int? months = int.TryParse(input.Text($"tunggakan.{key}"), out var m) && m is >= 0 and <= MostMonths ? m : null;
        return new(segment, status, here, months, input.Text($"bukti.{key}"));
    }
}
