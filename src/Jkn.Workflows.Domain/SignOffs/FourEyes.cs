using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// Segregation of duties (invariant 3, A-05): who drafted a letter may not paraf or sign it; nobody gives two of PARAF, SETUJUI,
/// TANDA_TANGAN in one chain, unless he holds a recorded Plh/Plt for the second and the region allows it. FO's PERIKSA and BO's VERIFIKASI
/// may be one person, marked rangkap. A region may do without (setting fourEyes): then nothing is refused, and every second act of one
/// person is marked rangkap.
/// </summary>
internal static class FourEyes
{
    public static (bool Double, Rejection? No) Check(Deciding on, WorkItem item, Letter? letter, string outcome) =>
        outcome == SignOff.Forward
            ? Of(on.State, on.Office, item.Role, item.Act!, letter, on.Actor.Id, on.Host.Stamp.Capacity)
            : (false, null);

    /// <summary>
    /// Whether somebody may give an act of a chain, in the capacity in which he would: also asked before it is his turn, so that nobody
    /// finds out by being refused.
    /// </summary>
    public static (bool Double, Rejection? No) Of(
        CaseState state,
        Office office,
        string role,
        string act,
        Letter? letter,
        string account,
        string? capacity
    )
    {
        var required = office.Region.Settings.FourEyes.Value;
        if (required && letter is not null && Acts.IsExclusive(act) && letter.DraftedBy == account)
            return (false, new("own-draft", "Penyusun surat tidak boleh memaraf atau menandatangani suratnya sendiri."));
        var mine = state
            .SignOffs.Where(s => s.By == account && s.Outcome == SignOff.Forward && s.Letter == letter?.Key && s.Role != role)
            .ToList();
        if (letter is not null)
            mine.RemoveAll(s => s.At < letter.DraftedAt);
        if (!Acts.IsExclusive(act))
            return (mine.Exists(s => !Acts.IsExclusive(s.Act)), null);
        if (!mine.Exists(s => Acts.IsExclusive(s.Act)))
            return (!required && letter?.DraftedBy == account, null);
        if (!required)
            return (true, null);
        return capacity is Organisation.Capacity.Plh or Organisation.Capacity.Plt && office.Region.Settings.SubstituteMaySignTwice.Value
            ? (true, null)
            : (false, new("same-person-twice", "Satu orang tidak boleh memberi dua pengesahan dalam satu rantai."));
    }

    /// <summary>Why a letter cannot be signed yet: parafs that are missing; null when there are none.</summary>
    public static Rejection? Incomplete(Deciding on, WorkItem item, Letter letter) =>
        MissingParafs(on, item, letter) is { Count: > 0 } missing
            ? new("parafs-missing", $"Belum diparaf oleh: {string.Join(", ", missing)}.")
            : null;

    /// <summary>
    /// Roles whose paraf the same definition asks for on this letter, that are on in the region and not given on its present text.
    /// </summary>
    private static IReadOnlyList<string> MissingParafs(Deciding on, WorkItem item, Letter letter)
    {
        var step = on.StepOf<SignOff>(item);
        return
        [
            .. FlowNodes
                .SiblingsOf(on.Definition, on.Office.Sops.Library, on.State.Flow, on.State.Flow.Bookmarks[item.Id])
                .OfType<SignOff>()
                .Where(s => s.Act == Acts.Paraf && s.Surat?.SourceText == step.Surat?.SourceText)
                .Where(s => s.LevelIn(on.Host, letter.Key, on.Now).IsOn && !letter.Parafs.Any(p => p.Role == s.Role))
                .Select(s => s.Role)
                .Distinct(),
        ];
    }
}
