using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// An act in the life of a version of a procedure. Its text and its state are rows beside the journal, written in the same transaction; the
/// journal gets the hash that the act was done on.
/// </summary>
public sealed record ActOnSop(SopAct Act, SopVersion Version, string Label, string? SeenHash, IReadOnlyList<DefinitionProblem> Problems)
    : OfficeCommand
{
    /// <summary>Number and date of the decree, the day from which it counts, or why.</summary>
    public string? Note { get; init; }

    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (SopLife.May(Act, Version, on.Actor, SeenHash, Problems) is { } no)
            return OfficeDecision.Reject(no);
        on.Emit(new OfficeEvent.SopActed(Version.Id, Version.Name, Version.Version, Label, Version.Hash, Note));
        return on.Accept();
    }
}
