namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// What officers key side by side, by the name under which <see cref="CaseState.Versions"/> counts its changes: who saves on an older
/// version would undo what somebody else corrected meanwhile.
/// </summary>
public static class Keyed
{
    public const string Applicant = "pemohon";

    public static string Person(string key) => $"peserta/{key}";

    public static string Segment(string key) => $"segmen/{key}";

    public static string Fact(string name) => $"keterangan/{name}";

    public static string Paper(string key) => $"dokumen/{key}";

    /// <summary>How often it was changed; 0 before anybody keyed it.</summary>
    public static int VersionOf(this CaseState state, string keyed) => state.Versions.GetValueOrDefault(keyed);

    /// <summary>
    /// The refusal of a change on an older version. Who was first, and what he changed, is told by the desk, which reads the journal.
    /// </summary>
    internal static Rejection? Stale(Deciding on, string keyed, int? ifVersion, string code, string what) =>
        ifVersion is { } seen && seen != on.State.VersionOf(keyed)
            ? new(code, $"{what} sudah diubah petugas lain. Muat ulang, lalu ulangi perubahan Anda.")
            : null;
}
