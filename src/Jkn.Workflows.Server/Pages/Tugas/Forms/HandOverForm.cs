using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>Who collected the card, with a scan of his signature.</summary>
internal sealed class HandOverForm(ItemScene scene, Uploads uploads) : ItemForm(scene)
{
    private string? scan;

    public override string View => "Forms/_HandOver";

    public override bool HasFiles => true;

    public override async Task SaveAsync(ItemInput input, CancellationToken ct)
    {
        if (input.Form.Files["pindaian"] is not { Length: > 0 } upload)
            return;
        await using var content = upload.OpenReadStream();
        var (kept, refused) = await uploads.SaveAsync(Case.Id, "TANDA_TANGAN_PENGAMBIL", content, Scene.Me, ct);
        if (!input.Faults.Refuses(refused, ("pindaian", "body")))
            scan = kept!.FileId;
    }

    public override Command Finish(ItemInput input)
    {
        var data = input.Data;
        if (scan is not null)
            data[Berkas.KasusModel.CollectorScan] = scan;
        return new CompleteWorkItem(Item.Id, input.Outcome, input.Note, data, input.Version);
    }
}
