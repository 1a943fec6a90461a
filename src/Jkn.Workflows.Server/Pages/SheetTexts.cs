using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Server.Pages;

/// <summary>Texts of a procedure's Standar Pelayanan, for pages that tell one of them.</summary>
internal static class SheetTexts
{
    /// <summary>What the service costs, in the standard's own words; null where it does not say.</summary>
    public static string? Cost(SopVersion? version) =>
        version?.Sheet.Components.FirstOrDefault(c => c.Code == "biaya")?.Value.Text is { Length: > 0 } text ? text : null;
}
