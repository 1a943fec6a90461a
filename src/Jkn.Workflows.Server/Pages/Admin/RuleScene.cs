using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Server.Pages.Tags;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>A clock as the office may settle it: whose, how long now, where that comes from.</summary>
internal sealed record ClockLine(string Key, string Label, string Now, string Source);

/// <summary>A proposal that waits for the head, in a sentence.</summary>
internal sealed record ProposalLine(string Id, string Text, string Reason, string By, DateTimeOffset At, bool Mine);

/// <summary>What an office has settled and may settle, as its page shows it.</summary>
internal sealed class RuleScene(Offices offices, OfficeReader journals, People people, OfficeClock clock)
{
    public Office? Office { get; private set; }
    public string Today => Office!.DateOf(clock.GetUtcNow());
    public IReadOnlyList<ProposalLine> Proposals { get; private set; } = [];
    public IReadOnlyList<(string Text, string By, DateTimeOffset At)> History { get; private set; } = [];

    /// <summary>Who holds the head's office today in his own right or as Plt decides; others propose.</summary>
    public bool IsHead(Actor actor) =>
        Office?.Organisation.CapacityOf(actor, Roles.AgencyHead, Today) is { Kind: Capacity.Definitive or Capacity.Plt };

    public async Task LoadAsync(Actor actor, CancellationToken ct)
    {
        if (offices.Find(actor.Region) is not { } office)
            return;
        Office = office;
        var state = journals.Load(actor.Region).State;
        var rules = state.Proposals.Values.Where(p => p.Act is RuleAct).ToList();
        var changes = state.Changes.Reverse().Where(c => IsRule(c.Name)).Take(30).ToList();
        await people.LoadAsync(rules.Select(p => (string?)p.Proposer).Concat(changes.Select(c => (string?)c.By)), ct);
        Proposals =
        [
            .. rules.Select(p => new ProposalLine(
                p.Id,
                OfficeWords.ActOf(p.Act),
                p.Reason,
                people.NameOf(p.Proposer),
                p.At,
                p.Proposer == actor.Id
            )),
        ];
        History =
        [
            .. changes.Select(c =>
                (
                    $"{OfficeSettingWords.Of(c.Name)}: {OfficeSettingWords.ValueOf(c.Name, c.After)}, {Begins(c.From)}",
                    people.NameOf(c.By),
                    c.At
                )
            ),
        ];
    }

    private static string Begins(string from) => from == SetContact.Always ? "berlaku selalu" : $"berlaku {PageTime.Date(from)}";

    private static bool IsRule(string name) =>
        new[]
        {
            SettingNames.Settlement,
            SettingNames.Recap,
            SettingNames.Clock,
            SettingNames.Piket,
            SettingNames.Letterhead,
            SettingNames.LetterUse,
            SettingNames.Switch,
            SettingNames.Contact,
            SettingNames.Channel,
        }.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Daily lists with their hours today, and what is settled for later days.</summary>
    public IEnumerable<(BatchSettings Batch, string Now, string Source, IReadOnlyList<RecapHours> Later)> Recaps =>
        Office!
            .Region.Batches.Where(b => b.Deliver.Value is TimeOfDayCutoff)
            .Select(b =>
                (
                    b,
                    Hours(b.Recaps.LastOrDefault(r => Iso(r) <= 0)?.Times ?? (TimeOfDayCutoff)b.Deliver.Value),
                    b.Recaps.Any(r => Iso(r) <= 0) ? Source.Office : b.Deliver.Source,
                    (IReadOnlyList<RecapHours>)[.. b.Recaps.Where(r => Iso(r) > 0)]
                )
            );

    private int Iso(RecapHours hours) => string.CompareOrdinal(hours.From.ToString("uuuu-MM-dd", null), Today);

    public static string Hours(TimeOfDayCutoff times) =>
        string.Join(" dan ", times.Times.Select(Indonesian.Time)) + (times.Days == CutoffDays.Working ? ", hari layanan" : ", setiap hari");

    /// <summary>How the office does what its documents leave open, each with its assumption: the switches of domain-2.md 7.</summary>
    public IReadOnlyList<SettingSwitch> Practices =>
        [.. SettingChange.Of(Office!.Region, Office.Time.Local(clock.GetUtcNow()).Date).Where(s => practices.Contains(s.Key))];

    private static readonly string[] practices = ["peopleWithoutNik", "withdrawalInWriting", "tellOfficials", "newbornLetter"];

    /// <summary>Every clock that the office may settle: levels of each chain, letters of an emergency, steps in force.</summary>
    public IReadOnlyList<ClockLine> Clocks => [.. Levels(), .. Emergency(), .. Steps()];

    public IEnumerable<Choice> ClockChoices => Clocks.Select(c => new Choice(c.Key, c.Label));

    private IEnumerable<ClockLine> Levels()
    {
        var region = Office!.Region;
        foreach (
            var (chain, label, levels) in new[]
            {
                (Chains.Case, "Berkas", region.SignOff.Case),
                (Chains.Letter, "Surat", region.SignOff.Letter),
                (Chains.Batch, "Batch", region.SignOff.Batch),
            }
        )
        {
            foreach (var level in levels)
            {
                var clock = region.SignOffClock(chain, level.Role, level.Action == SignOffAction.TandaTangan ? Acts.Sign : Acts.Paraf);
                yield return Line(SignOffClocks.KeyOf(chain, level.Role), $"{label}: {RoleNames.Of(level.Role)}", clock);
            }
        }
    }

    private IEnumerable<ClockLine> Emergency()
    {
        foreach (var (act, label) in new[] { (Acts.Paraf, "Surat darurat: paraf"), (Acts.Sign, "Surat darurat: tanda tangan") })
            yield return Line(SignOffClocks.KeyOf(SignOffClocks.Emergency, act), label, Office!.Region.EmergencyClock(act));
    }

    private IEnumerable<ClockLine> Steps() =>
        from version in Office!.Sops.All
        where Office.Sops.Effective(version.Key, Today)?.Id == version.Id
        from step in version.Definition.Nodes.OfType<WorkActivity>()
        where step is not Domain.Activities.SignOff && step.Waktu?.LiteralText is { Length: > 0 }
        let stated = ClockSpec.Parse(step.Waktu!.LiteralText!).Clock
        where stated is not null
        let settled = Office.Region.SettledStepClock(version.Key, step.Id)
        select Line(
            $"{SignOffClocks.Step}/{version.Key}/{step.Id}",
            $"{version.Name}: {step.Title}",
            settled ?? new(stated, step.Sumber?.LiteralText ?? "")
        );

    private static ClockLine Line(string key, string label, Sourced<ClockSpec> clock) =>
        new(key, label, SheetWords.Clock(clock.Value.ToString()), clock.Source);
}
