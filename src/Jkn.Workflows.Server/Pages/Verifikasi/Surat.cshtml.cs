using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Jkn.Workflows.Server.Pages.Verifikasi;

/// <summary>Where the QR code of a letter leads. Open to anyone; shows nothing of a participant.</summary>
[
    EnableRateLimiting(PublicLimit.Policy),
    RequestSizeLimit(LetterChecks.MaxFile),
    RequestFormLimits(MultipartBodyLengthLimit = LetterChecks.MaxFile, MemoryBufferThreshold = int.MaxValue)
]
internal sealed class SuratModel(LetterChecks checks) : OfficePage
{
    public LetterCheck Letter { get; private set; } = null!;
    public FileCheck? Checked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await checks.FindAsync(token, ct) is not { } letter)
            return NotFound();
        Letter = letter;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, IFormFile? berkas, CancellationToken ct)
    {
        if (await checks.FindAsync(token, ct) is not { } letter)
            return NotFound();
        Letter = letter;
        if (berkas is not { Length: > 0 })
        {
            ModelState.AddModelError("berkas", "Pilih berkas PDF surat yang akan diperiksa.");
            return Again();
        }
        using var content = new MemoryStream();
        await berkas.CopyToAsync(content, ct);
        Checked = await checks.CompareAsync(token, content.ToArray(), ct);
        return Page();
    }
}
