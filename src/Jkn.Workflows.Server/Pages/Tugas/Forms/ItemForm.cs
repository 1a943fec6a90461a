using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>
/// The part of a task's page that its kind decides: what it shows, what it keeps, what it sends along. A kind with inputs of its own has a
/// subclass and a partial view of the same name here; one that only shows something has the view alone (<see cref="PlainForm"/>).
/// </summary>
internal abstract class ItemForm(ItemScene scene)
{
    public ItemScene Scene => scene;

    public CaseState Case => scene.Case;

    public WorkItem Item => scene.Item;

    /// <summary>The partial view, with this form as its model; null: there is nothing to show.</summary>
    public abstract string? View { get; }

    public virtual bool HasFiles => false;

    /// <summary>What of its people the form shows beyond names, as the record calls it; null when nothing.</summary>
    public virtual string? Shows => null;

    /// <summary>What was typed may be kept without ending the task.</summary>
    public virtual bool Keeps => false;

    /// <summary>Whether the official could sign now, where this task signs.</summary>
    public virtual SigningReadiness.Readiness? Readiness => null;

    /// <summary>Loads what the view shows.</summary>
    public virtual Task FillAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Keeps what is more than an answer to the task: papers, checks, people. What is refused is among the faults.</summary>
    public virtual Task SaveAsync(ItemInput input, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Each person has an outcome of his own on the form; else one button answers for all who are ticked.</summary>
    public virtual bool DecidesEach => false;

    /// <summary>The command that ends the task; what is missing on the form is among the faults.</summary>
    public virtual Command Finish(ItemInput input) =>
        Scene.IsFamily
            ? new CompleteWorkItems([.. Answers(input)])
            : new CompleteWorkItem(Item.Id, input.Outcome, input.Note, DataOf(input), input.Version);

    /// <summary>What the form says of each person it answers for; the others stay as they are.</summary>
    public virtual IEnumerable<WorkAnswer> Answers(ItemInput input) =>
        Scene
            .Items.Where(i => input.Chooses(i.Person!))
            .Select(i => new WorkAnswer(i.Id, input.Outcome, input.Note, DataOf(input), input.VersionOf(i.Person!)));

    /// <summary>A refusal of one person's answer, with its faults called as the form calls them.</summary>
    public Rejection OnForm(Rejection refusal, ItemInput input)
    {
        var answers = Answers(input).ToList();
        return refusal with { Faults = [.. refusal.Faults.Select(f => f with { Field = FieldOf(f.Field, answers) })] };
    }

    /// <summary>"answers[1].note" is the note of the second person; where one input serves all, that input.</summary>
    private string FieldOf(string field, List<WorkAnswer> answers)
    {
        if (!field.StartsWith("answers[", StringComparison.Ordinal) || field.IndexOf(']') is not (> 8 and var end))
            return field == "answers" ? "orang" : field;
        var rest = field[(end + 1)..].TrimStart('.');
        if (!DecidesEach)
            return rest;
        var item = int.TryParse(field[8..end], out var at) && at < answers.Count ? answers[at].WorkItemId : null;
        var person = Scene.Items.FirstOrDefault(i => i.Id == item)?.Person;
        return rest == "note" ? $"catatan.{person}" : $"hasil.{person}";
    }

    /// <summary>The values that go along.</summary>
    protected virtual Dictionary<string, string> DataOf(ItemInput input) => input.Data;
}
