using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// An act that not everybody may do alone. It can be done in one step by who may, or proposed and then decided by a second person
/// (<see cref="ProposeAct"/>, <see cref="ConfirmAct"/>): the same rules and the same facts.
/// </summary>
[JsonDerivedType(typeof(AppointOfficial), "appoint-official")]
[JsonDerivedType(typeof(EndMandate), "end-mandate")]
[JsonDerivedType(typeof(AppointSubstitute), "appoint-substitute")]
[JsonDerivedType(typeof(EndSubstitution), "end-substitution")]
[JsonDerivedType(typeof(GiveRoles), "give-roles")]
[JsonDerivedType(typeof(SwitchAccount), "switch-account")]
[JsonDerivedType(typeof(SettleQuestion), "settle-question")]
[JsonDerivedType(typeof(SetRecapHours), "set-recap-hours")]
[JsonDerivedType(typeof(SetClock), "set-clock")]
[JsonDerivedType(typeof(SetPiketHours), "set-piket-hours")]
[JsonDerivedType(typeof(SetLetterhead), "set-letterhead")]
[JsonDerivedType(typeof(SetLetterUse), "set-letter-use")]
[JsonDerivedType(typeof(SetSwitch), "set-switch")]
[JsonDerivedType(typeof(SetContact), "set-contact")]
[JsonDerivedType(typeof(SetChannel), "set-channel")]
public abstract record OfficeAct : OfficeCommand
{
    /// <summary>The account whose power it changes; null where it changes nobody's, or where it takes the office's file to tell.</summary>
    public abstract string? Subject { get; }

    /// <summary>Checks and records; who acts was checked before.</summary>
    public abstract Rejection? Take(OfficeDeciding on);

    public sealed override OfficeDecision Decide(OfficeDeciding on) =>
        PowerRules.MayActAlone(on, this) is { } no ? OfficeDecision.Reject(no) : on.Unless(Take(on));
}
