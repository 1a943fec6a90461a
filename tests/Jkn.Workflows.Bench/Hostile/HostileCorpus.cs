namespace Jkn.Workflows.Bench;

/// <summary>All files of the corpus; the same each time but for the keys.</summary>
internal static class HostileCorpus
{
    public static async Task<IReadOnlyList<HostileFile>> AllAsync(HostileLetter letter) =>
        [
            .. HostileBombs.All(),
            .. await HostileAdditions.AllAsync(letter),
            HostileAdditions.Proofs(letter),
            .. await HostileCopies.AllAsync(letter),
        ];
}
