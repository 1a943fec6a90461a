using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// A command on an office. <paramref name="Decide"/> is pure and runs under the lock of the office's journal. <paramref name="Beside"/>
/// writes rows that are no function of the journal (a password's hash, the text of a procedure) in the same transaction, before the
/// entry is appended; what it refuses undoes everything. <paramref name="Abroad"/>: who acts belongs to the installation, whose own
/// journal hears of it.
/// </summary>
public sealed record OfficeRequest(
    string Office,
    Func<OfficeState, DateTimeOffset, OfficeDecision> Decide,
    Func<AppDb, DateTimeOffset, Rejection?>? Beside = null,
    bool Abroad = false
);

/// <summary>What came of it, given after the commit.</summary>
public sealed record OfficeAnswer(OfficeDecision Decision, OfficeState State);
