using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// A command on a case. <paramref name="Decide"/> is pure and may be called several times: with what is known so far, again when more was
/// loaded, again when another writer was first. With <paramref name="Creates"/> a case that does not exist is decided on
/// <see cref="CaseState.Empty"/>; one that does exist is given as it is. <paramref name="Region"/> names the books before the case has a
/// region.
/// </summary>
public sealed record CommandRequest(
    string CaseId,
    bool Creates,
    Func<CaseState, Known, DateTimeOffset, Decision> Decide,
    string? Region = null
)
{
    /// <summary>The office that <see cref="Decide"/> was given; when its journal has moved since, nothing is decided. Null: none.</summary>
    public OfficeHead? Office { get; init; }
}

/// <summary>What came of a command, given after the commit. <paramref name="State"/> is the case now (null: there is none).</summary>
public sealed record Answer(Decision Decision, CaseState? State)
{
    public Rejection? Rejection => Decision.Rejection;

    /// <summary>Nothing was decided: the office is read anew and the command given again.</summary>
    public bool OfficeMoved { get; init; }
}
