using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data.Commands;

namespace Jkn.Workflows.Application.Workers;

/// <summary>
/// What a node looks after every few seconds besides timers and effects. Each part finds by itself whether there is anything to do, and
/// does nothing twice.
/// </summary>
internal sealed class HouseRound(
    Offices offices,
    DailyRound checks,
    PageSweep pages,
    LevelSweep levels,
    ReturnedTasks returned,
    AccessSeal access,
    StaffDigest digest
)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await offices.RefreshAsync(ct);
        // Whoever waits next reads the page as it is now.
        await pages.RunAsync(ct);
        await levels.RunAsync(ct);
        await checks.RunAsync(ct);
        await returned.RunAsync(ct);
        await access.RunAsync(ct);
        await digest.RunAsync(ct);
    }
}
