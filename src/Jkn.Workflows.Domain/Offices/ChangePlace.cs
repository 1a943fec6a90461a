using System.Text.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>The head opens, renames or closes a place of service from a date on, once for that date.</summary>
public sealed record ChangePlace(PlaceChange Asked) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (on.Region is not { } region)
            return OfficeDecision.Reject("region-unknown", "Daerah tidak ditemukan.");
        if (PlaceChange.Check(on.Actor, Asked, region.Places, on.Today) is { } no)
            return OfficeDecision.Reject(no);
        if (on.State.Setting(SettingNames.Place + Asked.Code, Asked.From) is not null)
            return OfficeDecision.Reject("place-changed-already", "Tempat ini sudah diubah untuk tanggal itu.", "from");
        on.Emit(new OfficeEvent.SettingEntered(SettingNames.Place + Asked.Code, Asked.From, JsonSerializer.Serialize(Asked), Asked.Reason));
        return on.Accept();
    }
}
