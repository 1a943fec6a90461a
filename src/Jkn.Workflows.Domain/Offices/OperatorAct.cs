using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// What no two people of the region can do: acts on the head himself, and the first administrator. Done at the machine by the operator of
/// the installation, with a reason and the number of the order; shown to the region for a month.
/// </summary>
public sealed record OperatorAct(ImmutableArray<PowerAct> Acts, string Reason, string Order) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.Actor.IsOperator)
            return OfficeDecision.Reject("operator-only", "Hanya operator instalasi, pada mesinnya.");
        if (string.IsNullOrWhiteSpace(Reason))
            return OfficeDecision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        if (string.IsNullOrWhiteSpace(Order))
            return OfficeDecision.Reject("order-missing", "Nomor keputusan atau surat perintah wajib diisi.", "order");
        if (Acts.Select(act => OperatorRules.MayDo(on, act)).FirstOrDefault(no => no is not null) is { } forbidden)
            return OfficeDecision.Reject(forbidden);
        on.Emit(new PowerEvent.OperatorActed(Reason.Trim(), Order.Trim()));
        foreach (var act in Acts)
        {
            if (act.Take(on) is { } impossible)
                return OfficeDecision.Reject(impossible);
        }
        return on.Accept();
    }
}
