namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// One verdict for one NIK, with who answered. <paramref name="Hospital"/> fills a place of treatment that was not determined.
/// </summary>
public sealed record LineVerdict(string Nik, string Verdict, string? Evidence = null, string? Hospital = null);
