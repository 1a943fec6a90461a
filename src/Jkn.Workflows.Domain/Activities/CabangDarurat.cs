using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Waits, beside all else that happens to a person, for a hospital's paper on him; opens once for each paper, as soon as he is found
/// eligible (domain-2.md 2.4, rulings.md 3.4). It never keeps a run from ending.
/// </summary>
[Activity("Jkn.CabangDarurat", "Peserta", "Cabang darurat", "Menunggu surat rawat inap peserta ini, kapan pun datangnya.", Kind = "Task")]
public sealed class CabangDarurat : OfficeActivity
{
    public const string Opened = "Darurat";

    [Input("Dokumen penanda darurat", "Kode dokumen yang membuka cabang ini.", Category = "Tugas", UIHint = "multitext", Order = 1)]
    public Input<string>? PenandaDarurat { get; init; }

    public override bool Waits => true;
    public override IReadOnlyList<string> Outcomes => [Opened];

    public override IReadOnlyList<string> AwaitedPapers => EntriData.Fields(PenandaDarurat?.LiteralText);

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (PersonOf(flow) is { } person && EmergencyPapers.New(office.State, office.Office, person, AwaitedPapers) is { } paper)
            Open(flow, office, person, paper);
        else
            flow.WaitFor(PersonRuns.Emergency);
    }

    public override void Resume(ActivityContext flow, Resumption resumption) => Perform(flow, Of(flow));

    private static void Open(ActivityContext flow, CaseHost office, string person, DateTimeOffset paper)
    {
        office.Apply(new CaseEvent.EmergencyOpened(person, paper));
        if (office.State.Path != CasePaths.Emergency)
            office.Apply(new CaseEvent.PathChosen(CasePaths.Emergency));
        flow.Complete(Opened);
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (AwaitedPapers.Count == 0)
            yield return new("emergency-paper-missing", Id, "Dokumen penanda darurat belum dipilih.");
    }
}
