namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>The participants, entered on pages of their own, and facts beside them.</summary>
internal sealed class DataEntryForm(ItemScene scene, CaseForms forms) : ItemForm(scene)
{
    public override string View => "Forms/_DataEntry";

    public override Task SaveAsync(ItemInput input, CancellationToken ct) =>
        forms.SaveFactsAsync(Case, Scene.Me, input.Form, input.Faults.Add, ct);
}
