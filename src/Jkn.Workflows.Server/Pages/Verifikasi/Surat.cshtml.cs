using System.Globalization;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Server.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Pages.Verifikasi;

/// <summary>Where the QR code of a letter leads. Open to anyone; shows nothing of a participant.</summary>
[
    EnableRateLimiting(PublicLimit.Policy),
    KnownLetterFirst,
    RequestSizeLimit(LetterFileChecks.MaxFile),
    RequestFormLimits(MultipartBodyLengthLimit = LetterFileChecks.MaxFile, MemoryBufferThreshold = int.MaxValue)
]
internal sealed class SuratModel(
    LetterChecks checks,
    LetterFileChecks files,
    LetterHolders holders,
    Offices offices,
    IOptions<InstallationOptions> installation
) : OfficePage
{
    private static readonly string[] Dates = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d M yyyy", "yyyy-M-d", "ddMMyyyy"];

    private KnownLetter? known;

    /// <summary>Null: the code leads nowhere.</summary>
    public LetterCheck? Letter { get; private set; }
    public bool AsksHolder { get; private set; }
    public FileCheck? Checked { get; private set; }
    public HolderMatch? Match { get; private set; }
    public string Contact => installation.Value.Contact;
    public IEnumerable<string> Regions => offices.All.Select(o => o.Region.Name).Distinct(StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(string token, string? galat, CancellationToken ct)
    {
        if (!await LoadAsync(token, ct))
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (galat == KnownLetterFirstAttribute.TooLarge)
            ModelState.AddModelError(
                "berkas",
                "Berkas lebih besar dari 10 MB. Kirim berkas surat yang Anda terima, bukan hasil pindaian besar."
            );
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, IFormFile? berkas, CancellationToken ct)
    {
        if (!await LoadAsync(token, ct))
            return RedirectToPage(new { token });
        if (berkas is not { Length: > 0 })
            return Refuse("berkas", "Pilih berkas PDF surat yang akan diperiksa.");
        await using var content = berkas.OpenReadStream();
        (var answer, Checked) = await files.CompareAsync(known!, content, ct);
        return answer switch
        {
            FileAnswer.Told => Page(),
            FileAnswer.TooLarge => Refuse("berkas", "Berkas lebih besar dari 10 MB."),
            _ => Later("berkas", CheckTurns.Again),
        };
    }

    public async Task<IActionResult> OnPostCocokAsync(string token, string? lahir, string? nik, CancellationToken ct)
    {
        if (!await LoadAsync(token, ct))
            return RedirectToPage(new { token });
        var end = (nik ?? "").Trim();
        if (!DateOnly.TryParseExact((lahir ?? "").Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
            ModelState.AddModelError("lahir", "Tulis tanggal lahir seperti 31-01-1965.");
        if (end.Length != LetterHolders.Digits || !end.All(char.IsAsciiDigit))
            ModelState.AddModelError("nik", "Tulis enam angka terakhir NIK.");
        if (!ModelState.IsValid)
            return Again();
        var answer = await holders.MatchAsync(token, born, end, HttpContext.Connection.RemoteIpAddress, ct);
        if (answer.Wait is { } wait)
            return Later("lahir", wait);
        Match = answer.Match;
        // What was typed is of a person: it does not come back onto the page.
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> LoadAsync(string token, CancellationToken ct)
    {
        if (await checks.LookAsync(token, ct) is not var (found, letter))
            return false;
        (known, Letter, AsksHolder) = (found, letter, letter.Number is not null && LetterHolders.HasHolder(found));
        return true;
    }

    private PageResult Refuse(string input, string why)
    {
        ModelState.AddModelError(input, why);
        return Again();
    }

    private PageResult Later(string input, TimeSpan wait)
    {
        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        ModelState.AddModelError(
            input,
            wait < TimeSpan.FromMinutes(1)
                ? "Pemeriksaan sedang ramai. Coba lagi sebentar lagi."
                : $"Terlalu banyak percobaan untuk surat ini. Coba lagi sesudah {minutes} menit, atau hubungi kantor penerbit."
        );
        return Again(StatusCodes.Status429TooManyRequests);
    }
}
