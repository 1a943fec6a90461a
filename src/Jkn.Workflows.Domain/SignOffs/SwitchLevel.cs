using System.Text.Json;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>The head switches a level of a chain from a date on, once for that date.</summary>
public sealed record SwitchLevel(LevelSwitch Asked) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (LevelRules.Refusal(on.Actor, Asked, on.Shelf) is { } no)
            return OfficeDecision.Reject(no);
        var name = $"{SettingNames.Level}{Asked.Chain}/{Asked.Role}";
        if (on.State.Setting(name, Asked.From) is not null)
            return OfficeDecision.Reject("level-switched-already", "Tingkat ini sudah diubah untuk tanggal itu.");
        on.Emit(new OfficeEvent.SettingEntered(name, Asked.From, JsonSerializer.Serialize(Asked with { At = on.Now }), Asked.Reason));
        return on.Accept();
    }
}
