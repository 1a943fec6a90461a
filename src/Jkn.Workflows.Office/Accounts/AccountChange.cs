namespace Jkn.Workflows.Application.Accounts;

/// <summary>What an administrator changes of an account; null leaves it.</summary>
internal sealed record AccountChange(bool? Disabled = null, string? TemporaryPassword = null, IReadOnlyList<string>? Roles = null);
