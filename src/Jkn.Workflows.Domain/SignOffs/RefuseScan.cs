using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>The official does not know this scan as his paper: the Back Office scans again, and is told why.</summary>
public sealed record RefuseScan(string Letter, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        var (item, _, no) = InkRules.Find(on, Letter);
        if (item is null)
            return Decision.Reject(no!);
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        on.Emit(new CaseEvent.ScanRefused(Letter, Reason));
        on.Host.Tell($"{item.Id}/pindaian-ditolak/{on.State.Version}", "pindaian-ditolak", Roles.BackOffice);
        return on.Accept();
    }
}
