using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// The file lies with the applicant to be completed. The office's clocks stand still; after the reminder day a notice goes out, after the
/// limit the case expires (A-04, AC-17).
/// </summary>
[Activity("Jkn.BerkasKembali", "Loket", "Tunggu berkas dilengkapi", "Berkas dikembalikan ke pemohon; menunggu dilengkapi.", Kind = "Task")]
public sealed class BerkasKembali : WorkActivity
{
    public const string Completed = "Dilengkapi",
        Expired = "Kedaluwarsa";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.FrontOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Batas pengembalian", "Jam sampai berkas kedaluwarsa.", Category = "Tugas", Default = "CalendarDays 90", Order = 3)]
    public Input<string>? Batas { get; init; }

    [Input("Pengingat", "Jam sampai pengingat dikirim.", Category = "Tugas", Default = "CalendarDays 75", Order = 4)]
    public Input<string>? Pengingat { get; init; }

    public override IReadOnlyList<string> Outcomes => [Completed, Expired];
    protected override IReadOnlyList<string> Choices => [Completed];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.FrontOffice;
    protected override string Kind => WorkKinds.Return;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        var person = PersonOf(flow);
        foreach (
            var clock in office
                .State.Clocks.Values.Where(c => c is { PausedAt: null, Breached: false, OnDue: null } && IsOf(office.State, c, person))
                .OrderBy(c => c.Key, StringComparer.Ordinal)
        )
            office.Apply(new CaseEvent.ClockPaused(clock.Key));
        if (person is not null)
            office.Apply(new CaseEvent.CourseMoved(person, PersonStates.Returned));
        var id = Open(flow, office);
        if (id.Length == 0)
            return;
        if (!StartClock(flow, id + "|batas", flow.Get(Batas, "CalendarDays 90"), Title, RoleCode, Clock.ThenTake(Expired)))
            return;
        StartClock(flow, id + "|ingat", flow.Get(Pengingat, "CalendarDays 75"), Title, RoleCode, Clock.ThenTell("berkas-belum-dilengkapi"));
    }

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        var office = Of(flow);
        var person = PersonOf(flow);
        if (person is not null)
            office.Apply(new CaseEvent.CourseMoved(person, PersonStates.Checked));
        foreach (
            var clock in office
                .State.Clocks.Values.Where(c => c.PausedAt is not null && IsOf(office.State, c, person))
                .OrderBy(c => c.Key, StringComparer.Ordinal)
        )
        {
            if (Clocks.ClockSpec.Parse(clock.Spec).Clock is not { } spec)
                continue;
            var due = spec.Extend(clock.DueAt, clock.PausedAt!.Value, flow.Now, office.Office.Time);
            office.Apply(new CaseEvent.ClockContinued(clock.Key, due.At.ToUniversalTime(), due.Explanation));
        }
        base.Resume(flow, resumption);
    }

    /// <summary>Returning one person's papers stops his clocks, not those of the others.</summary>
    private static bool IsOf(CaseState state, Clock clock, string? person) =>
        person is null
        || PersonRuns.PersonIn(clock.Key) == person
        || state.WorkItems.GetValueOrDefault(clock.Key.Split('|')[0])?.Person == person;
}
