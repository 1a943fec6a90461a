namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>A kind of task whose inputs, if any, all go along with the outcome.</summary>
internal sealed class PlainForm(ItemScene scene) : ItemForm(scene)
{
    public override string? View =>
        Item.Kind switch
        {
            WorkKinds.Return => "Forms/_Return",
            WorkKinds.ExternalEvent => "Forms/_ExternalEvent",
            WorkKinds.IssueLetter => "Forms/_IssueLetter",
            WorkKinds.SendBatch => "Forms/_SendBatch",
            WorkKinds.Agreement => "Forms/_Agreement",
            WorkKinds.BatchResult or WorkKinds.LineVerification => "Forms/_BatchLines",
            WorkKinds.LockBatch => "Forms/_LockBatch",
            _ => null,
        };
}
