using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Several marks on one stretch, each told to a higher role: 24, 48 and 72 hours (domain.md 2.8). Empty marks end all of that name.
/// They mark and tell; they never decide.
/// </summary>
[Activity("Jkn.EskalasiWaktu", "Waktu", "Mulai jam berjenjang", "Memulai atau mengakhiri beberapa batas waktu berjenjang.")]
public sealed class EskalasiWaktu : OfficeActivity
{
    [Input("Nama", "Nama jam; langkah akhir memakai nama yang sama.", Category = "Tugas", Order = 1)]
    public Input<string>? Nama { get; init; }

    [Input("Batas", "Jam dipisah titik koma, misalnya ElapsedHours 24; ElapsedHours 72. Kosong mengakhiri.", Category = "Tugas", Order = 2)]
    public Input<string>? Batas { get; init; }

    [Input("Peran", "Yang diberi tahu pada tiap batas, urutannya sama, dipisah titik koma.", Category = "Tugas", Order = 3)]
    public Input<string>? Peran { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var person = PersonOf(flow);
        var name = "jam/" + (flow.Get(Nama) ?? Id) + "/";
        var (marks, roles) = (Parts(flow.Get(Batas)), Parts(flow.Get(Peran)));
        if (marks.Length == 0)
        {
            foreach (
                var key in office
                    .State.Clocks.Keys.Where(k => k.StartsWith(name, StringComparison.Ordinal) && IsOf(office.State, k, person))
                    .Order(StringComparer.Ordinal)
            )
                office.Apply(new CaseEvent.ClockStopped(key));
        }
        for (var i = 0; i < marks.Length; i++)
        {
            var role = roles.Length == 0 ? Roles.BackOffice : roles[Math.Min(i, roles.Length - 1)];
            if (
                !StartClock(
                    flow,
                    PersonRuns.Key(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{i + 1}"), person),
                    marks[i],
                    DisplayText ?? Id,
                    role
                )
            )
                return;
        }
        flow.Complete("Done");
    }

    /// <summary>A person's run ends his own clocks; one that began for the whole family ends with the last who waited.</summary>
    private static bool IsOf(CaseState state, string key, string? person) =>
        PersonRuns.PersonIn(key) is { } whose ? whose == person : person is null || EveryoneAnswered(state);

    private static bool EveryoneAnswered(CaseState state) => state.Courses.All(c => c.Value.Ended || state.BatchResults.ContainsKey(c.Key));

    private static string[] Parts(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        foreach (var mark in Parts(Batas?.LiteralText))
        {
            if (Clocks.ClockSpec.Parse(mark).Problem is { } why)
                yield return new("clock-invalid", Id, $"Batas \"{mark}\" tidak dapat dibaca: {why}");
        }
    }
}
