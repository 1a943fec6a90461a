namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// An agreement (PKS) between the region and BPJS Kesehatan, from and to dates included (yyyy-MM-dd). The quota is information; nothing
/// counts against it.
/// </summary>
public sealed record Agreement(string No, string From, string To, int? Quota = null, string? Note = null);
