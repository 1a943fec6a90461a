using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// When the counter takes people in: service hours unless emergency duty is on, and the region's window policy.
/// </summary>
internal static class Counter
{
    public static Rejection? Closed(Deciding on, string channel)
    {
        var region = on.Office.Region;
        if (channel is IntakeChannels.Counter or IntakeChannels.Mall && !region.IsOpenAt(on.Office.Calendar, on.Now, out var next))
            return new("outside-service-hours", $"Loket tutup. Pendaftaran berikutnya {next}.");
        // A region that refuses outside its window says so before anybody fills in a form; emergencies are let in by their own path.
        foreach (var batch in region.Batches)
        {
            if (new BatchCalendar(region, batch, on.Office.Calendar).Place(on.Now).Refusal is { } refusal)
                return new("outside-window", char.ToUpperInvariant(refusal[0]) + refusal[1..] + ".");
        }
        return null;
    }
}
