namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// The region lets an administrator of the installation act in it until a day. Without it he sees versions and health, no more.
/// </summary>
public sealed record OpenToAdmin(string Account, string Until) : PowerAct
{
    public override string? Subject => Account;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!OfficeDates.IsDate(Until) || string.CompareOrdinal(Until, on.Today) < 0)
            return new("date-invalid", "Hari terakhir tidak sah atau sudah lewat.", "until");
        if (string.IsNullOrWhiteSpace(Account) || on.State.Accounts.ContainsKey(Account))
            return new("account-not-national", "Akun ini bukan akun admin nasional.", "account");
        on.Emit(new PowerEvent.RegionOpened(Account, Until));
        return null;
    }
}

/// <summary>The region closes itself again to an administrator of the installation. Taking away takes one person.</summary>
public sealed record CloseToAdmin(string Account) : PowerAct
{
    public override string? Subject => null;

    public override bool TakesTwo(OfficeDeciding on) => false;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!on.State.IsOpenTo(Account, on.Today))
            return new("guest-unknown", "Daerah ini tidak terbuka bagi akun itu.");
        on.Emit(new PowerEvent.RegionClosed(Account));
        return null;
    }
}
