namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// The opening balance (saldo awal) of an office whose rows are older than its journal: what stood there becomes its first facts. An office
/// that has a journal is left as it is.
/// </summary>
public sealed record OpenOffice(IReadOnlyList<OfficeEvent> Found) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (on.State.Version > 0)
            return on.Accept();
        on.Emit(new OfficeEvent.OfficeOpened(on.State.Office, TakenOver: true));
        foreach (var fact in Found)
            on.Emit(fact);
        return on.Accept();
    }
}
