using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Trials;
using NodaTime;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>
/// A year of an office in memory, through the same commands as the service, on a clock of its own: people come on service days, officers
/// work off their desks, BPJS answers, timers fire on the way. After the last applicant it runs on until everything has ended, at most
/// fifteen months.
/// </summary>
internal sealed class SimulatedYear
{
    private const int MonthsAfter = 15,
        MinutesOfWork = 5;

    private readonly Random dice;
    private readonly SimulatedStaff staff;
    private readonly SortedDictionary<LocalDate, List<(string CaseId, LifeEvent What)>> lives = [];
    private readonly int year,
        cases;

    public SimulatedYear(Office real, int year, int cases, int seed)
    {
        (this.year, this.cases, dice) = (year, cases, new Random(seed));
        var people = SimulatedPeople.Staff(real.Region.Code);
        // A draft is played as if it were in force: the year shows what it would do.
        var shelf = new SopShelf(
            real.Sops.All.GroupBy(v => v.Key)
                .Select(same => same.MaxBy(v => v.Version)!)
                .Select(v => v with { State = SopState.Efektif, EffectiveFrom = "0001-01-01", EffectiveTo = null })
        );
        var office = real with { Sops = shelf, Organisation = SimulatedPeople.Organisation(people) };
        Trial = new(office, office.Time.At(new LocalDate(year, 1, 1).AtMidnight()).ToUniversalTime());
        staff = new(Trial, people, dice, seed);
        Sop = shelf.All.Where(v => v.Use == SopUses.Case).Select(v => v.Key).Order(StringComparer.Ordinal).First();
    }

    public TrialOffice Trial { get; }
    public SimulatedStaff Staff => staff;

    /// <summary>The procedure that applicants begin.</summary>
    public string Sop { get; }
    public int OpenedCases { get; private set; }

    public void Run()
    {
        var days = new List<LocalDate>();
        for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
        {
            if (Time.IsServiceDay(date))
                days.Add(date);
        }
        var perDay = Enumerable
            .Range(0, cases)
            .GroupBy(i => (int)((long)i * days.Count / cases))
            .ToDictionary(g => days[g.Key], g => g.Count());
        var last = new LocalDate(year, 12, 31).PlusMonths(MonthsAfter);
        for (var date = new LocalDate(year, 1, 1); date <= last; date = date.PlusDays(1))
        {
            Day(date, perDay.GetValueOrDefault(date));
            if (date.Year > year && Trial.Cases.Values.All(c => !c.IsOpen))
                break;
        }
    }

    private OfficeTime Time => Trial.Office.Time;

    private void Day(LocalDate date, int arrivals)
    {
        if (!Time.IsServiceDay(date))
        {
            // The duty officers keep recaps moving that leave on every day of the week.
            if (Trial.Office.Region.Batches.Any(b => b.Deliver.Value is TimeOfDayCutoff))
            {
                foreach (var hour in new[] { 8, 12, 15, 20 })
                {
                    Trial.MoveTo(Time.At(date.At(new LocalTime(hour, 5))).ToUniversalTime());
                    Desk(c => c.Kind == CaseKind.Batch, null);
                }
            }
            return;
        }
        var (opens, closes) = (date + Time.SpansOn(date)[0].From, Time.CloseOf(date));
        var minutes = (int)Period.Between(opens, closes, PeriodUnits.Minutes).Minutes;
        var moments = Enumerable
            .Range(0, arrivals)
            .Select(_ => dice.Next(1, Math.Max(2, minutes - 60)))
            .Select(m => (Minute: m, Arrives: true))
            .Concat(Enumerable.Range(0, minutes / 60).Select(h => (Minute: h * 60 + 1, Arrives: false)))
            .OrderBy(m => m.Minute)
            .ToList();
        Trial.MoveTo(Time.At(opens).ToUniversalTime());
        Happenings(date);
        foreach (var (minute, arrives) in moments)
        {
            var at = Time.At(opens.PlusMinutes(minute)).ToUniversalTime();
            if (at > Trial.Now)
                Trial.MoveTo(at);
            if (arrives)
                Arrive(date);
            Desk(_ => true, Time.At(closes).ToUniversalTime());
        }
    }

    private void Arrive(LocalDate date)
    {
        var (id, life) = staff.Open(Sop, ++OpenedCases);
        foreach (var what in life.Events)
        {
            var day = date.PlusDays(what.Day);
            if (!lives.TryGetValue(day, out var that))
                lives[day] = that = [];
            that.Add((id, what));
        }
    }

    /// <summary>What happened in families until today, and is told to the office when it opens.</summary>
    private void Happenings(LocalDate today)
    {
        while (lives.Count > 0 && lives.First() is var (day, those) && day <= today)
        {
            lives.Remove(day);
            foreach (var (id, what) in those)
                staff.Families.Happens(id, what, day);
        }
    }

    /// <summary>Everybody works until nothing on any desk can be brought forward; each round takes some minutes.</summary>
    private void Desk(Func<CaseState, bool> which, DateTimeOffset? until)
    {
        for (var moved = true; moved; )
        {
            moved = false;
            foreach (var step in Trial.Work().Where(w => which(w.Case)).GroupBy(w => (w.Case.Id, w.Item.ActivityId)).ToList())
                moved |= staff.Work(Trial.Cases[step.Key.Id], [.. step.Select(w => w.Item)]);
            var then = Trial.Now.AddMinutes(MinutesOfWork);
            if (moved && (until is null || then < until))
                Trial.MoveTo(then);
        }
    }
}
