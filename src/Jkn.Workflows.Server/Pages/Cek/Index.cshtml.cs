using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Hosting.Limits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Jkn.Workflows.Server.Pages.Cek;

/// <summary>
/// A citizen's one question: how far is my file, and when. Asked by post, so that neither number nor code stands in an address. Names
/// people by their first names only; what is wrong with number or code is never said.
/// </summary>
[EnableRateLimiting(PublicLimit.Policy)]
internal sealed class IndexModel(ReceiptCodes codes, Offices offices, PageTime time) : OfficePage
{
    public CaseState? Case { get; private set; }
    public string? Promise => Case is { } known ? PromiseWords.Of(known, time) : null;
    public string? BringBy => Case is { } known ? PromiseWords.BringBy(known, time) : null;

    /// <summary>How far the case's letters are. Their kind, never their text.</summary>
    public IEnumerable<(string Title, string Says)> Letters =>
        Case is not { } known
            ? []
            : known.Letters.Values.Select(l =>
                (
                    l.Title,
                    l.State switch
                    {
                        LetterState.Ditandatangani => "sudah ditandatangani, dapat diambil di kantor",
                        LetterState.Diserahkan => "sudah diserahkan",
                        LetterState.Ditolak or LetterState.Dicabut => "tidak berlaku; tanyakan di loket",
                        _ => "sedang disiapkan",
                    }
                )
            );
    public string Agency { get; private set; } = "";
    public string StateText { get; private set; } = "";
    public string? Cost { get; private set; }

    /// <summary>Each person by first name and outcome (rulings.md 3.7): only behind number and code.</summary>
    public IReadOnlyList<PersonWords> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(string? nomor, string? kode, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(nomor))
            ModelState.AddModelError("nomor", "Isi nomor berkas pada tanda terima.");
        if (string.IsNullOrWhiteSpace(kode))
            ModelState.AddModelError("kode", "Isi kode status pada tanda terima.");
        if (!ModelState.IsValid)
            return Again();
        var answer = await codes.CheckAsync(nomor, kode!.Trim(), Addresses.NetworkOf(HttpContext.Connection.RemoteIpAddress), ct);
        if (answer.Case is not { } found)
        {
            ModelState.AddModelError(
                "nomor",
                answer.Closed
                    ? "Nomor ini ditutup sementara karena terlalu banyak percobaan. Coba lagi satu jam lagi, atau datang ke loket."
                    : "Nomor berkas atau kode status tidak cocok. Periksa tanda terima Anda; loket dapat memberi kode baru."
            );
            return Again(answer.Closed ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity);
        }
        Case = found;
        var office = offices.Find(found.Region);
        Agency = office?.Region.Agency.Value ?? "";
        Cost = SheetTexts.Cost(office?.Sops.ById(found.DefinitionId));
        StateText = Words.State(found);
        People = PersonWords.Of(found, office);
        return Page();
    }
}
