using Jkn.Workflows.Domain.Cases;
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

    /// <summary>What was typed may be kept without ending the task.</summary>
    public virtual bool Keeps => false;

    /// <summary>Whether the official could sign now, where this task signs.</summary>
    public virtual SigningReadiness.Readiness? Readiness => null;

    /// <summary>Loads what the view shows.</summary>
    public virtual Task FillAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Keeps what is more than an answer to the task: papers, checks, people. What is refused is among the faults.</summary>
    public virtual Task SaveAsync(ItemInput input, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The command that ends the task; what is missing on the form is among the faults.</summary>
    public virtual Command Finish(ItemInput input) => new CompleteWorkItem(Item.Id, input.Outcome, input.Note, input.Data, input.Version);
}
