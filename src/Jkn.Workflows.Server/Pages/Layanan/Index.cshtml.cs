using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Server.Pages.Layanan;

/// <summary>The regions whose service standard can be read here.</summary>
internal sealed class IndexModel(Offices offices) : OfficePage
{
    public IReadOnlyList<Region> Regions { get; } = [.. offices.All.Select(o => o.Region)];
}
