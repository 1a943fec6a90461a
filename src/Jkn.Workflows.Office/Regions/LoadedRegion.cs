using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Regions;

/// <summary>
/// One folder of <c>workflows/</c> as read at start. <see cref="Office"/> is null when its files are refused; <see cref="Problems"/> say
/// why, and may hold warnings beside a region that serves. File names are relative to <c>workflows/</c>.
/// </summary>
internal sealed record LoadedRegion(string Folder, Office? Office, IReadOnlyList<FileProblem> Problems)
{
    public Region? Region => Office?.Region;

    public bool IsLoaded => Office is not null;
}
