using Jkn.Workflows.Domain.Activities;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>The checklist of papers, and facts beside them.</summary>
internal sealed class DocumentCheckForm(ItemScene scene, CaseForms forms, DocumentForms papers) : ItemForm(scene)
{
    private readonly PeriksaBerkas? step = CaseForms.StepOf<PeriksaBerkas>(scene.Case, scene.Office, scene.Item);

    public override string View => "Forms/_DocumentCheck";

    public override bool HasFiles => true;

    public override string Shows => "papers";

    public override bool Keeps => true;

    public IReadOnlyList<DocumentLine> Lines => step is null ? [] : DocumentLine.Of(step, Case, Scene.Office, Scene.Me);

    public IReadOnlyList<string> Missing =>
        step is not null && CaseForms.Outcome(step, Case, Scene.Office) is { } found
            ? [.. found.Missing.Select(m => $"{m.Label}: {m.Reason}")]
            : [];

    public override async Task SaveAsync(ItemInput input, CancellationToken ct)
    {
        if (await papers.SaveAsync(Case.Id, Lines, Scene.Me, input.Form, input.Faults.Add, ct))
            await forms.SaveFactsAsync(Case, Scene.Me, input.Form, input.Faults.Add, ct);
    }
}
