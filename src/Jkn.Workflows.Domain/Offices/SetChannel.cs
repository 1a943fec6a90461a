namespace Jkn.Workflows.Domain.Offices;

/// <summary>How one of the region's ways to complain is reached, from a date on: an address, a service number, an account's name.</summary>
public sealed record SetChannel(string Code, string How, string From, string Reason) : RuleAct(From, Reason)
{
    private const int MostText = 200;

    protected override string Setting => SettingNames.Channel + Code;

    protected override object Value => How.Trim();

    protected override Rejection? Check(OfficeDeciding on) =>
        on.Region!.Complaints.Find(Code) is null
            ? new("channel-unknown", "Saluran pengaduan ini tidak ada pada daerah.", "code")
            : Text(How, MostText, "how", "Tulis cara menghubunginya.");
}
