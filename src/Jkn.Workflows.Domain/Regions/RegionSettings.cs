using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Switches of a region; each default is the domain specification's and says so in its source.</summary>
public sealed record RegionSettings
{
    /// <summary>Officers on duty outside service hours may register emergencies .</summary>
    public Sourced<bool> PiketDarurat { get; init; } = new(false, "ASUMSI:A-13");

    /// <summary>Hours of duty while emergencies are served outside service hours.</summary>
    public Sourced<PiketHours> PiketHours { get; init; } = new(Clocks.PiketHours.AllHours, "ASUMSI:A-13");

    /// <summary>How long an official has for the letter of an emergency: a paraf, and the signature.</summary>
    public Sourced<ClockSpec> EmergencyParaf { get; init; } = SignOffClocks.Usual;
    public Sourced<ClockSpec> EmergencySignature { get; init; } = SignOffClocks.OfTheHead;

    /// <summary>Who drafted may not paraf or sign, nobody gives two levels .</summary>
    public Sourced<bool> FourEyes { get; init; } = new(true, "ASUMSI:A-05");

    /// <summary>A Plh/Plt who already gave an act may give the second one too, marked rangkap (A-05, AC-58).</summary>
    public Sourced<bool> SubstituteMaySignTwice { get; init; } = new(false, "ASUMSI:A-05");

    public Sourced<NumberTiming> NumberTiming { get; init; } = new(Regions.NumberTiming.ByKind, "ASUMSI:A-07");

    public Sourced<SignatureMode> SignatureMode { get; init; } = new(Regions.SignatureMode.Lokal, "ASUMSI:A-07");

    /// <summary>The applicant is told what becomes of his data, without being asked for consent .</summary>
    public Sourced<bool> PrivacyNotice { get; init; } = new(true, "ASUMSI:A-28");

    /// <summary>Who has no NIK yet may be recorded: he waits for it and is never proposed before .</summary>
    public Sourced<bool> PeopleWithoutNik { get; init; } = new(true, "ASUMSI:A-40");

    /// <summary>Who is taken out after his list was handed over is withdrawn from BPJS in writing .</summary>
    public Sourced<bool> WithdrawalInWriting { get; init; } = new(true, "ASUMSI:A-42");

    /// <summary>Officials may be told outside the program of what waits for them .</summary>
    public Sourced<bool> TellOfficials { get; init; } = new(true, "ASUMSI:A-43");

    /// <summary>A letter for somebody without NIK says so and names his mother's .</summary>
    public Sourced<bool> NewbornLetter { get; init; } = new(true, "ASUMSI:A-44");

    public Sourced<PksCheck> PksCheck { get; init; } = new(Regions.PksCheck.Off, "ASUMSI:A-17");

    /// <summary>Switches that checklists ask about by name, such as <c>kkAtauKtp</c> (X-06).</summary>
    public ImmutableDictionary<string, Sourced<bool>> Checklist { get; init; } = ImmutableDictionary<string, Sourced<bool>>.Empty;
}
