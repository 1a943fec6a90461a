using System.Text.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>The head changes a switch of the region from a date on, once for that date.</summary>
public sealed record ChangeSetting(SettingChange Asked) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (on.Region is not { } region)
            return OfficeDecision.Reject("region-unknown", "Daerah tidak ditemukan.");
        if (SettingChange.Check(on.Actor, Asked, region, OfficeDates.Read(on.Today)) is { } no)
            return OfficeDecision.Reject(no);
        if (on.State.Setting(SettingNames.Switch + Asked.Key, Asked.From) is not null)
            return OfficeDecision.Reject("setting-changed-already", "Pengaturan ini sudah diubah untuk tanggal itu.", "from");
        on.Emit(new OfficeEvent.SettingEntered(SettingNames.Switch + Asked.Key, Asked.From, JsonSerializer.Serialize(Asked), Asked.Reason));
        return on.Accept();
    }
}
