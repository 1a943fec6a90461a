using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Draf;

/// <summary>Takes what is being typed on any form that keeps drafts; a person's own only. Never a page of its own.</summary>
internal sealed class IndexModel(Drafts drafts, PageTime time) : OfficePage
{
    public const string PageField = "draf.halaman";

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var page = Request.Form[PageField].ToString();
        var fields = Request.Form.Where(f => f.Key != PageField).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")));
        return await drafts.SaveAsync(Me.Id, page, fields, ct)
            ? Content($"Draf tersimpan pukul {time.Time(time.Now)}.")
            : StatusCode(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Throws away what was restored; the page begins as it is stored.</summary>
    public async Task<IActionResult> OnPostBuangAsync(string? halaman, CancellationToken ct)
    {
        if (!Url.IsLocalUrl(halaman))
            return BadRequest();
        await drafts.DropAsync(Me.Id, halaman!, ct);
        return Redirect(halaman!);
    }
}
