using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>
/// A step that a person does: it opens a work item for a role and waits. Its bookmark is the work item; its clock runs under the same key.
/// </summary>
public abstract class WorkActivity : OfficeActivity
{
    [Input("Judul tugas", "Kata kerja lebih dulu, tanpa pelaku; kosong memakai nama langkah.", Category = "Tugas", Order = 1)]
    public Input<string>? Judul { get; init; }

    [Input(
        "Langkah keluarga",
        "Di dalam Tiap peserta: nama langkah sebelumnya yang sudah mengerjakan ini untuk seluruh keluarga; "
            + "siapa yang sudah, lewat tanpa tugas.",
        Category = "Tugas",
        Order = 9
    )]
    public Input<string>? LangkahKeluarga { get; init; }

    public override bool Waits => true;
    public override string Lane => RoleCode;

    /// <summary>Whose step it is. Fixed by the type, or by a literal input.</summary>
    protected abstract string RoleCode { get; }
    protected abstract string Kind { get; }

    /// <summary>The reason with which a batch's line fails that this step denies; null for steps that judge no lines.</summary>
    public virtual string? DenialReason => null;

    /// <summary>The answer this step waits for comes as a card: "active" without one means that the card follows.</summary>
    public virtual bool AnswersWithCards => false;

    /// <summary>The acts offered to the person; by default the flow's outcomes.</summary>
    protected virtual IReadOnlyList<string> Choices => Outcomes;

    public string Title => Judul?.LiteralText is { Length: > 0 } title ? title : DisplayText ?? Name ?? Id;

    protected sealed override void Perform(ActivityContext flow, CaseHost office)
    {
        if (PersonOf(flow) is { } person && PassesFor(office, person))
            flow.Complete(Outcomes[0]);
        else
            Begin(flow, office);
    }

    /// <summary>Opens its task, unless the step can go on by itself.</summary>
    protected virtual void Begin(ActivityContext flow, CaseHost office) => Open(flow, office);

    /// <summary>The family's common step did this for him already: the first time round his run goes on by the step's first way.</summary>
    private bool PassesFor(CaseHost office, string person)
    {
        if (LangkahKeluarga?.LiteralText is not { Length: > 0 } step || office.State.Courses[person] is not { } course)
            return false;
        if (!course.FamilySteps.Contains(step) || course.Passed.Contains(step))
            return false;
        office.Apply(new CaseEvent.FamilyStepPassed(person, Id, step));
        return true;
    }

    /// <summary>Opens the work item and starts its clock.</summary>
    protected string Open(
        ActivityContext flow,
        CaseHost office,
        string? act = null,
        string? letter = null,
        string? assignTo = null,
        string? note = null,
        IReadOnlyList<string>? choices = null
    )
    {
        var role = RoleCode;
        if (role.Length == 0)
        {
            flow.Fail("role-missing", "Langkah ini tidak punya peran pelaksana.");
            return "";
        }
        var id = flow.WaitFor(Kind);
        office.Apply(
            new CaseEvent.WorkItemOpened(id, Id, Kind, role, Title, [.. choices ?? Choices], act, letter, assignTo, note, PersonOf(flow))
        );
        StartOwnClock(flow, office, id, letter);
        // What is no emergency is told together when service begins.
        if (office.State.Path == CasePaths.Emergency && !office.IsActorsOwn(role))
            office.Tell($"{id}/tiba", "tugas-darurat", role);
        return id;
    }

    /// <summary>The clock of the work item: what the office has settled for the step, else what the definition states.</summary>
    protected virtual void StartOwnClock(ActivityContext flow, CaseHost office, string id, string? letter)
    {
        var clock = office.Office.Region.SettledStepClock(office.State.Sop, Id)?.Value.ToString() ?? flow.Get(Waktu);
        if (clock is { Length: > 0 })
            StartClock(flow, id, clock, Title, RoleCode);
    }

    /// <summary>What this step asks for before it may be completed. Null lets it pass.</summary>
    public virtual Rejection? Check(Completion completion) => null;

    /// <summary>The facts that completing adds, before the flow goes on; returns the flow's outcome.</summary>
    public virtual string Complete(Completion completion) => completion.Outcome;

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (RoleCode.Length == 0)
            yield return new("role-missing", Id, "Langkah ini tidak punya peran pelaksana.");
        else if (!Roles.All.Contains(RoleCode))
            yield return new("role-unknown", Id, $"Peran \"{RoleCode}\" tidak dikenal.");
    }

    protected static Rejection? NeedsNote(Completion completion, params ReadOnlySpan<string> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (completion.Outcome == outcome && string.IsNullOrWhiteSpace(completion.Note))
                return new("note-missing", "Catatan wajib diisi.", "note");
        }
        return null;
    }
}
