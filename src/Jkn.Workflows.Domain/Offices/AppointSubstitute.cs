using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A Plh or Plt by written order. Without <see cref="Absent"/> it is the holder on the first day. The same id again is the same order.
/// </summary>
public sealed record AppointSubstitute(
    string Id,
    string Role,
    string? Absent,
    string Substitute,
    string Kind,
    string Order,
    string OrderDate,
    string From,
    string To
) : PowerAct
{
    public override string? Subject => Substitute;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (on.State.Substitutions.ContainsKey(Id))
            return null;
        var organisation = on.State.Organisation;
        var absent = Absent ?? organisation.HolderOf(Role, From)?.Account ?? "";
        var asked = new Delegation(Id, Role, absent, Substitute, Kind, Order, From, To);
        if (SubstituteRules.Check(organisation, asked) is { } no)
            return no;
        if (!OfficeDates.IsDate(OrderDate))
            return new("date-invalid", "Tanggal surat perintah tidak sah (yyyy-MM-dd).", "orderDate");
        if (!on.State.Accounts.TryGetValue(Substitute, out var account) || account.Off)
            return new("substitute-unknown", "Akun pengganti tidak ada di daerah ini.", "substitute");
        if (account.Roles.Contains(Roles.Admin))
            return new("role-admin-alone", "ADMIN tidak boleh menjadi Plh. atau Plt.", "substitute");
        on.Emit(new PowerEvent.SubstituteAppointed(Id, Role, absent, Substitute, Kind, Order, OrderDate, From, To));
        return null;
    }
}
