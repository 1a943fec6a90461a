using System.Globalization;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Tests.Domain.Invariants;

/// <summary>
/// Does at random what people of an office do, right and wrong; the same seed does the same. <see cref="Said"/> tells the last steps.
/// </summary>
internal sealed partial class Monkey
{
    private static readonly string[] regions = ["65.02-malinau", "65.02-malinau", "63.72-banjarbaru", "32.14-purwakarta"];
    private const int Serials = 24;
    private readonly Random chance;
    private readonly TrialOffice office;
    private int opened;

    public Monkey(int seed)
    {
        chance = new Random(seed);
        var real = TrialRegion.Of(regions[seed % regions.Length]);
        var region = real.Region with { Settings = real.Region.Settings with { SubstituteMaySignTwice = new(chance.Next(2) == 0, "uji") } };
        if (chance.Next(3) == 0)
            region = region with
            {
                SignOff = new(region.SignOff.Case, WithSecretary(region.SignOff.Letter), WithSecretary(region.SignOff.Batch)),
            };
        office = new TrialOffice(
            real with
            {
                Region = region,
            },
            Offices.Wita($"2026-{chance.Next(1, 11):00}-{chance.Next(1, 28):00}T09:00")
        );
        if (chance.Next(2) == 0)
            office.Sealing = null;
        watch = new Watch(office);
    }

    private readonly Watch watch;

    public List<string> Said { get; } = [];
    public Watch Watch => watch;
    public TrialOffice Office => office;

    private static System.Collections.Immutable.ImmutableArray<SignOffLevel> WithSecretary(
        System.Collections.Immutable.ImmutableArray<SignOffLevel> levels
    ) => [.. levels.Select(l => l.Role == Roles.Secretary ? l with { Action = SignOffAction.Paraf } : l)];

    public void Step()
    {
        var dice = chance.Next(100);
        if (dice < 65 && Work() is { Count: > 0 } work)
            Advance(One(work));
        else if (dice < 70)
            Open();
        else if (dice < 78)
            Pass();
        else if (dice < 80)
            Appoint();
        else if (dice < 84)
            Seal();
        else if (dice < 92 && office.Cases.Values.Where(c => c.Door() is not null).ToList() is { Count: > 0 } underWay)
            LiveOn(One(underWay.OrderBy(c => c.Id, StringComparer.Ordinal).ToList()));
        else
            Meddle();
    }

    private List<(CaseState Case, WorkItem Item)> Work() =>
        [
            .. office
                .Cases.Values.SelectMany(c => c.WorkItems.Values.Select(w => (c, w)))
                .OrderBy(x => x.c.Id + x.w.Id, StringComparer.Ordinal),
        ];

    private void Do(string id, Actor actor, Command command)
    {
        Said.Add($"{actor.Id} {id} {command}");
        var before = office.Cases.ToDictionary(c => c.Key, c => c.Value);
        var decision = office.Do(id, actor, command);
        if (!decision.IsAccepted)
        {
            Said[^1] += $" => {decision.Rejection!.Code}";
            office.Cases.ShouldBe(before);
        }
        watch.AfterStep();
    }

    private void Open()
    {
        if (office.Cases.Values.Count(c => c is { Kind: CaseKind.Case, IsOpen: true }) > 2)
            return;
        var id = chance.Next(20) == 0 ? "c1" : $"c{++opened}";
        Do(
            id,
            Anybody(0.8, Roles.FrontOffice, Roles.BackOffice),
            new OpenCase(
                id,
                Procedure,
                One(Jkn.Workflows.Domain.Words.IntakeChannels.All),
                new Applicant(Often("Siti Contoh", ""), Often("+62811000001", null)),
                1
            )
        );
    }

    /// <summary>Minutes mostly, sometimes days, seldom months: timers that fall due fire on the way.</summary>
    private void Pass()
    {
        var then = chance.Next(10) switch
        {
            < 5 => office.Now.AddMinutes(chance.Next(1, 90)),
            < 8 => office.Now.AddHours(chance.Next(2, 40)),
            < 9 => office.Now.AddDays(chance.Next(2, 14)),
            _ => office.Now.AddDays(chance.Next(14, 100)),
        };
        Said.Add("until " + then.ToString("O", CultureInfo.InvariantCulture));
        var due = office
            .Cases.Values.SelectMany(c => Timers.Of(c).Select(t => (c.Id, t.Key, t.DueAt)))
            .Where(t => t.DueAt <= then)
            .ToList();
        office.MoveTo(then);
        watch.AfterStep(timeOnly: true);
        foreach (var (id, key, at) in due.Concat(due))
            office.Do(id, Actor.System, new TimerElapsed(key, at)).Events.ShouldBeEmpty($"{key} heard again");
        watch.AfterStep();
    }

    private void Seal()
    {
        foreach (
            var (id, letter) in office
                .Cases.Values.SelectMany(c => c.Letters.Values.Where(l => l.Attempt is not null).Select(l => (c.Id, l)))
                .ToList()
        )
            Do(
                id,
                Actor.System,
                chance.Next(4) == 0
                    ? new FailSignature(letter.Key, letter.Attempt!, "uji")
                    : new RecordSeal(letter.Key, letter.Attempt!, letter.Hash)
            );
    }

    private void Appoint()
    {
        var role = One([Roles.SectionHead, Roles.DivisionHead, Roles.AgencyHead]);
        var now = office.Office.Organisation;
        var absent = now.HolderOf(role, office.Office.DateOf(office.Now))!.Account;
        var asked = new Delegation(
            $"d{now.Delegations.Length}",
            role,
            absent,
            One(TrialRegion.People).Id,
            One(["PLH", "PLT", "PLH", "AN"]),
            Often("SP/1", ""),
            office.Office.DateOf(office.Now.AddDays(chance.Next(0, 3))),
            office.Office.DateOf(office.Now.AddDays(chance.Next(0, 40)))
        );
        Said.Add(asked.ToString());
        if (SubstituteRules.Check(now, asked) is null)
            office.Office = office.Office with { Organisation = now with { Delegations = now.Delegations.Add(asked) } };
    }

    private T One<T>(IReadOnlyList<T> of) => of[chance.Next(of.Count)];

    private T Often<T>(T usual, T seldom) => chance.Next(12) == 0 ? seldom : usual;

    /// <summary>Somebody of these roles, or (less often) anybody at all.</summary>
    private Actor Anybody(double right, params string[] roles) =>
        chance.NextDouble() < right ? One(TrialRegion.People.Where(p => p.HasAny(roles)).ToList()) : One(TrialRegion.People);

    /// <summary>Who may act in the role today, else anybody.</summary>
    private Actor For(string role)
    {
        var able = TrialRegion
            .People.Where(p => office.Office.Organisation.CapacityOf(p, role, office.Office.DateOf(office.Now)) is not null)
            .ToList();
        return able.Count == 0 || chance.Next(14) == 0 ? One(TrialRegion.People) : One(able);
    }

    /// <summary>What applicants begin in this region.</summary>
    private string Procedure =>
        office.Office.Sops.All.Where(v => v.Use == SopUses.Case).Select(v => v.Key).Order(StringComparer.Ordinal).First();

    private string District => office.Office.Region.Code.Replace(".", "") + "99";

    private Participant Somebody() =>
        new(
            District + "0411260001",
            string.Create(CultureInfo.InvariantCulture, $"{District}170890{9901 + chance.Next(Serials)}"),
            Often("ANDI CONTOH", ""),
            "Malinau",
            Often("1990-08-17", "1991-01-01"),
            "L",
            "KAWIN",
            "P",
            "Jalan Contoh 1",
            Kecamatan: "99 Contoh",
            DesaKelurahan: "9999 Contoh",
            Faskes: "0000 Puskesmas Contoh"
        );
}
