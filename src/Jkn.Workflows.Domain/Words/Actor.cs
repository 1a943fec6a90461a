using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

/// <summary>Who gives a command: stable id, region ("*" for national administrators) and role codes (domain.md 2.1).</summary>
public sealed record Actor(string Id, string Name, string Region, ImmutableHashSet<string> Roles)
{
    /// <summary>The service itself: timers and effects.</summary>
    public static readonly Actor System = new(Stamp.System, "Sistem", "*", []);

    /// <summary>Who runs the installation, at its machine: the verbs of the command line.</summary>
    public static readonly Actor Operator = new(Stamp.Operator, "Operator instalasi", "*", []);

    public bool IsOperator => Id == Stamp.Operator;

    public bool IsSystem => Id == Stamp.System;

    /// <summary>True when the actor's region is the one asked for, or the actor works for the nation ("*").</summary>
    public bool MaySee(string region) => Region == "*" || Region == region;

    public bool Has(string role) => Roles.Contains(role);

    public bool HasAny(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
                return true;
        }
        return false;
    }
}
