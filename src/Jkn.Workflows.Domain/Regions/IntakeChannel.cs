using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// A way by which applications come in beside the region's own counters, with the line that names it. A region whose document names none
/// has none.
/// </summary>
public sealed record IntakeChannel(string Code, string Label, string Source)
{
    internal static ImmutableArray<IntakeChannel> Read(JsonObject region)
    {
        var channels = ImmutableArray.CreateBuilder<IntakeChannel>();
        foreach (var one in region.Objects("channels"))
        {
            var channel = new IntakeChannel(one.Text("code"), one.Text("label"), one.SourceText());
            if (!IntakeChannels.All.Contains(channel.Code) || channel.Code is IntakeChannels.Counter or IntakeChannels.Mall)
                one.Fail(one.Item, $"\"{channel.Code}\" bukan saluran penerimaan; loket dan Mal Pelayanan Publik ditulis pada places.");
            if (channels.Any(other => other.Code == channel.Code))
                one.Fail(one.Item, $"Saluran {channel.Code} ditulis dua kali.");
            channels.Add(channel);
            one.Find("note");
            one.Done();
        }
        return channels.ToImmutable();
    }
}
