using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>What confirming and refusing a scan share: a scan waits, and who answers is the signer or his recorded Plh/Plt.</summary>
internal static class InkRules
{
    /// <summary>The signature's task stays open until the scan is confirmed: it is the official's task to confirm it.</summary>
    public static WorkItem? TaskOf(Deciding on, string letter) =>
        on.State.WorkItems.Values.FirstOrDefault(w => w.Letter == letter && w.Act == Acts.Sign);

    public static (WorkItem? Item, LetterScan? Scan, Rejection? No) Find(Deciding on, string letter)
    {
        if (LetterPapers.Unknown(on, letter) is { } unknown)
            return (null, null, unknown);
        if (on.State.Letters[letter].Scan is not { } scan || TaskOf(on, letter) is not { } waiting)
            return (null, null, new("scan-not-waiting", "Tidak ada pindaian yang menunggu konfirmasi pada surat ini."));
        var (item, no) = WorkRules.Find(on, waiting.Id, null);
        return item is null ? (null, null, no) : (item, scan, null);
    }
}
