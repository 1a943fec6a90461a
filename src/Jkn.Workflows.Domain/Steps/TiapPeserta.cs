using System.Text.Json;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>
/// From here on each person goes his own way: the body runs once for each participant, for those added later too, and the step ends
/// when every run has come to its end (domain-2.md 1.2, rulings.md 3.1). A run is ended by <c>Jkn.AkhirPeserta</c> only.
/// </summary>
[Activity(
    "Jkn.TiapPeserta",
    "Peserta",
    "Tiap peserta",
    "Menjalankan langkah di dalamnya sekali untuk setiap peserta; selesai bila semua peserta sampai di akhir.",
    Kind = "Task"
)]
public sealed class TiapPeserta : OfficeActivity
{
    public Activity? Body { get; init; }

    public override bool Waits => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (Body is null)
        {
            flow.Fail("body-missing", "Tidak ada langkah di dalam \"Tiap peserta\".");
            return;
        }
        foreach (var (key, course) in office.State.Courses)
        {
            if (!course.Ended)
                Begin(flow, office, key);
        }
        if (flow.LiveChildren == 0)
            flow.Complete("Done");
        else
            flow.WaitFor(PersonRuns.Newcomer);
    }

    /// <summary>Somebody was added, or comes back: the door stays open for the next.</summary>
    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (resumption.Payload is { ValueKind: JsonValueKind.String } person)
            Begin(flow, Of(flow), person.GetString()!);
        flow.WaitFor(PersonRuns.Newcomer);
    }

    private void Begin(ActivityContext flow, CaseHost office, string person)
    {
        if (office.State.Courses.GetValueOrDefault(person)?.State == PersonStates.Recorded)
            office.Apply(new CaseEvent.CourseMoved(person, PersonStates.Checked));
        flow.Schedule(Body!, JsonSerializer.SerializeToElement(person));
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        // A body that let everything run out without saying how the person ended would leave him nowhere.
        if (Of(flow).State.Courses.FirstOrDefault(c => !c.Value.Ended && Of(flow).State.RunOf(c.Key) is null) is { Key: { } lost })
            flow.Fail("person-without-end", $"Langkah {Of(flow).State.Participants[lost].Nama} habis tanpa keadaan akhir.");
        else if (flow.LiveChildren == 0)
            flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (Body is not Flowchart body)
        {
            yield return new("body-missing", Id, "Isi \"Tiap peserta\" harus berupa diagram alur.");
            yield break;
        }
        foreach (var problem in BodyRules.Check(body, definition))
            yield return problem;
    }
}
