namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// Something to be done after the commit, at least once, idempotent by <paramref name="Key"/>. <paramref name="Kind"/> names the effect,
/// <paramref name="Payload"/> is its JSON text: ids and states only, never personal data.
/// </summary>
public sealed record Effect(string Kind, string Key, string Payload);
