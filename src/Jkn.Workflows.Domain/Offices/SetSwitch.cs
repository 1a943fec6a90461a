using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// One of the region's switches from a date on, which may be proposed like every other rule; it lies where the head's own change
/// (<see cref="ChangeSetting"/>) does.
/// </summary>
public sealed record SetSwitch(string Key, string To, string From, string Reason) : RuleAct(From, Reason)
{
    protected override string Setting => SettingNames.Switch + Key;

    protected override object Value => new SettingChange(Key, To, From, Reason.Trim(), "");

    protected override Rejection? Check(OfficeDeciding on)
    {
        if (SettingChange.Of(on.Region!, OfficeDates.Read(on.Today)).FirstOrDefault(s => s.Key == Key) is not { } known)
            return new("setting-unknown-here", "Pengaturan ini tidak ada.", "key");
        return known.Values.Any(v => v.Value == To) ? null : new("setting-value", "Nilai ini tidak ada.", "value");
    }
}
