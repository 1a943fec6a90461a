namespace Jkn.Workflows.Domain.Identity;

public enum FindingSeverity
{
    /// <summary>The value cannot be saved.</summary>
    Error,

    /// <summary>The officer must look and confirm.</summary>
    Warning,

    /// <summary>Good to know; must never stop anybody.</summary>
    Info,
}

public enum Sex
{
    Male,
    Female,
}

/// <summary>
/// One result of checking an identity number: code (public contract), severity, Indonesian sentence. Never holds the number.
/// </summary>
public sealed record Finding(string Code, FindingSeverity Severity, string Message);
