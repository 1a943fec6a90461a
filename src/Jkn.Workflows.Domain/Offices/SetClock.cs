using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// How long somebody has, from a date on: a level of a chain (<c>letter/KABID</c>), an act on the letter of an emergency
/// (<c>darurat/PARAF</c>), or a step of a procedure (<c>langkah/KIS/M02</c>). What runs already keeps its time.
/// </summary>
public sealed record SetClock(string Key, string Clock, string From, string Reason) : RuleAct(From, Reason)
{
    private static readonly string[] emergencyActs = [Acts.Paraf, Acts.Sign];

    protected override string Setting => SettingNames.Clock + Key;

    protected override object Value => ClockSpec.Parse(Clock).Clock!.ToString();

    protected override Rejection? Check(OfficeDeciding on)
    {
        var known = Key.Split('/') switch
        {
            [SignOffClocks.Emergency, var act] => emergencyActs.Contains(act),
            [SignOffClocks.Step, var sop, var step] => on.Shelf.All.Any(v => v.Key == sop && v.Definition.Nodes.Any(n => n.Id == step)),
            [var chain, var role] => Chains.All.Contains(chain) && Roles.All.Contains(role),
            _ => false,
        };
        if (!known)
            return new("clock-unknown", "Langkah atau tingkat pengesahan ini tidak ada.", "key");
        return ClockSpec.Parse(Clock) switch
        {
            { Problem: { } problem } => new("clock-invalid", problem, "clock"),
            { Clock: ServiceMinutes or ElapsedHours or WorkDays or CalendarDays or CalendarMonths } => null,
            _ => new("clock-invalid", "Tenggat langkah dihitung dalam menit layanan, jam, hari, atau bulan.", "clock"),
        };
    }
}
