namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A dated setting is entered or, for the same date, corrected. Its value was checked by what it is about; here is who may enter it.
/// </summary>
public sealed record EnterSetting(string Setting, string From, string Json, string? Reason = null) : OfficeCommand
{
    private static readonly (string Prefix, string[] Roles)[] rights =
    [
        (SettingNames.Agreement, [Roles.Admin]),
        (SettingNames.Year, [Roles.Admin]),
        (SettingNames.Day, [Roles.Admin]),
        (SettingNames.Hours, [Roles.Admin]),
        (SettingNames.Mapping, [Roles.BackOffice, Roles.DataManager, Roles.SectionHead, Roles.DivisionHead]),
        (SettingNames.Destruction, [Roles.AgencyHead]),
    ];

    public override OfficeDecision Decide(OfficeDeciding on)
    {
        var (prefix, roles) = rights.FirstOrDefault(r => Setting.StartsWith(r.Prefix, StringComparison.Ordinal));
        if (prefix is null)
            return OfficeDecision.Reject("setting-unknown-here", "Pengaturan ini tidak ada.", "value");
        if (!on.Actor.IsSystem && !on.Actor.HasAny(roles))
            return OfficeDecision.Reject("setting-not-yours", "Anda tidak berwenang mengubah pengaturan ini.");
        if (on.State.Setting(Setting, From)?.Json != Json)
            on.Emit(new OfficeEvent.SettingEntered(Setting, From, Json, Reason));
        return on.Accept();
    }
}
