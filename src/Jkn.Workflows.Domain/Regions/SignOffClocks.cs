using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// How long an official has for his act: an hour for a paraf or approval, two for the signature of the head, unless the region's
/// files or the office itself say otherwise.
/// </summary>
public static class SignOffClocks
{
    /// <summary>Stands where a chain stands, for letters of an emergency: their times go by the act.</summary>
    public const string Emergency = "darurat";

    /// <summary>Stands where a chain stands, for steps of a procedure.</summary>
    public const string Step = "langkah";

    private const string Assumed = "ASUMSI:A-10";

    public static readonly Sourced<ClockSpec> Usual = new(new ServiceMinutes(60), Assumed),
        OfTheHead = new(new ServiceMinutes(120), Assumed);

    extension(Region region)
    {
        /// <summary>What the office has settled for a level of a chain; null where it has not.</summary>
        public Sourced<ClockSpec>? SettledSignOffClock(string chain, string level) =>
            region.SettledClocks.GetValueOrDefault(KeyOf(chain, level));

        /// <summary>The level's own clock in the files, else the usual one.</summary>
        public Sourced<ClockSpec> SignOffClock(string chain, string role, string act) =>
            region.SettledSignOffClock(chain, role)
            ?? region.SignOffLevel(role, chain)?.Clock
            ?? (act == Acts.Sign || role == Roles.AgencyHead ? OfTheHead : Usual);

        /// <summary>For the letter of an emergency, by the act.</summary>
        public Sourced<ClockSpec> EmergencyClock(string act) =>
            region.SettledSignOffClock(Emergency, act)
            ?? (act == Acts.Sign ? region.Settings.EmergencySignature : region.Settings.EmergencyParaf);

        /// <summary>What the office has settled for a step of a procedure; null where the definition's time counts.</summary>
        public Sourced<ClockSpec>? SettledStepClock(string sop, string step) =>
            region.SettledClocks.GetValueOrDefault($"{Step}/{sop}/{step}");
    }

    /// <summary>The name under which a settled clock of a level is kept; of a step it is <c>langkah/sop/step</c>.</summary>
    public static string KeyOf(string chain, string level) => $"{chain}/{level}";

    public static ImmutableSortedDictionary<string, Sourced<ClockSpec>> None { get; } =
        ImmutableSortedDictionary.Create<string, Sourced<ClockSpec>>(StringComparer.Ordinal);
}
