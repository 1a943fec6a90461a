namespace Jkn.Workflows.Domain.Sops;

public enum SopDriftKind
{
    Content,
    State,
    StoreOnly,
}

/// <summary>
/// A version that the store has otherwise than the files, or that the files lack; drafts may be without a file. <paramref name="File"/> is
/// null for one that has none.
/// </summary>
public sealed record SopDrift(SopDriftKind Kind, SopVersion Stored, SopVersion? File)
{
    /// <summary>All differences, by name and version.</summary>
    public static IReadOnlyList<SopDrift> Between(SopShelf files, SopShelf stored) =>
        [
            .. stored
                .All.Select(v => (Stored: v, File: files.ById(v.Id)))
                .Select(p =>
                    p switch
                    {
                        { File: null, Stored.State: not SopState.Draf } => new SopDrift(SopDriftKind.StoreOnly, p.Stored, null),
                        { File: { } file } when file.Hash != p.Stored.Hash => new(SopDriftKind.Content, p.Stored, file),
                        { File: { } file } when file.State != p.Stored.State => new(SopDriftKind.State, p.Stored, file),
                        _ => null,
                    }
                )
                .OfType<SopDrift>()
                .OrderBy(d => d.Stored.Name, StringComparer.Ordinal)
                .ThenBy(d => d.Stored.Version),
        ];
}
