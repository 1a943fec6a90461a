using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>Between which hours officers on duty serve emergencies, from a date on; <c>semua</c> is every hour.</summary>
public sealed record SetPiketHours(string Hours, string From, string Reason) : RuleAct(From, Reason)
{
    protected override string Setting => SettingNames.Piket;

    protected override object Value => PiketHours.Parse(Hours)!.ToString();

    protected override Rejection? Check(OfficeDeciding on) =>
        PiketHours.Parse(Hours) is null ? new("hours-invalid", "Jam piket ditulis seperti 16:00-21:00, atau semua.", "hours") : null;
}
