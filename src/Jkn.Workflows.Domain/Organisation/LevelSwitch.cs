using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// The head of the agency switches a level of a chain, with a reason. It holds from a date on, for a version and later ones of the
/// procedure it names; without one for every procedure, from the version in force that day on. Off reaches what is running: a letter that
/// waits there goes on without it. On never gives a running letter a level it did not have.
/// </summary>
public sealed record LevelSwitch(
    string Chain,
    string Role,
    [property: JsonPropertyName("Action")] LevelSetting Setting,
    string From,
    string Reason,
    string By
)
{
    /// <summary>The procedure it is for; null for all.</summary>
    public string? Sop { get; init; }

    /// <summary>The first version it is for; null for the one in force on <see cref="From"/>.</summary>
    public int? FromVersion { get; init; }

    /// <summary>When it was decided: what runs at that moment is running, whatever the date. Null for those of before this rule.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// Whether it says something of what is signed there and then. <paramref name="fileSaysOn"/>: the level in the region's file;
    /// <paramref name="firstVersion"/>: of the procedure, when the switch names none; <paramref name="begunOn"/>: the local date of the
    /// scope's beginning.
    /// </summary>
    public bool Reaches(LevelScope scope, bool fileSaysOn, int firstVersion, string? begunOn)
    {
        if (string.CompareOrdinal(From, scope.Date) > 0 || (Sop is not null && Sop != scope.Sop))
            return false;
        if (scope.Sop is not null && scope.Version < (FromVersion ?? firstVersion))
            return false;
        var turnsOn = Setting == LevelSetting.On || (Setting == LevelSetting.AsFile && fileSaysOn);
        return !turnsOn || scope.Begun is not { } begun || (string.CompareOrdinal(From, begunOn) <= 0 && (At is not { } at || begun >= at));
    }
}
