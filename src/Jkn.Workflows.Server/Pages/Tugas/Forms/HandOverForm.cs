using Jkn.Workflows.Application.Access;

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
        var (kept, refused) = await uploads.SaveAsync(Case.Id, Uploads.CollectorSignature, content, Scene.Me, ct);
        if (!input.Faults.Refuses(refused, ("pindaian", "body")))
            scan = kept!.FileId;
    }

    /// <summary>The cards that lie here for those who wait, by their number.</summary>
    public string? CardOf(string person) =>
        Case.BatchEntries.Values.Where(e => e.Cards.ContainsKey(person)).MaxBy(e => e.DeliverBy)?.Cards[person];

    protected override Dictionary<string, string> DataOf(ItemInput input)
    {
        var data = input.Data;
        if (scan is not null)
            data[Berkas.KasusModel.CollectorScan] = scan;
        return data;
    }
}
