using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
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
        foreach (var key in Case.Participants.Keys)
        {
            if (CheckOf(input, key) is not { } check || Case.Segments.TryGetValue(key, out var known) && known.Check == check)
                continue;
            var checks = new Checks().Text("segmen", check.Segmen, 40).Text("status", check.Status, 20).Optional("bukti", check.Bukti, 300);
            if (
                input.Faults.Refuses(checks.Rejection)
                || input.Faults.Refuses(
                    (await access.GiveAsync(Case.Id, Scene.Me, new RecordSegmentCheck(key, check), ct)).Rejection,
                    ($"segmen.{key}", "segmen")
                )
            )
                return;
        }
    }

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
