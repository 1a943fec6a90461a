namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// Who did it, in which capacity, when and through which command: written once for all events of one journal entry.
/// <paramref name="By"/> is the account's stable id ("SYSTEM" for timers and effects), never a name;
/// <paramref name="Capacity"/> DEFINITIF, PLH, PLT (null for officers and the system); <paramref name="ActingFor"/> the absent official's
/// id.
/// </summary>
public sealed record Stamp(DateTimeOffset At, string By, string Command, string? Capacity = null, string? ActingFor = null)
{
    public const string System = "SYSTEM",
        Operator = "OPERATOR";
}
