using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>Lists of people that other offices send: a verdict for each row first, cases only when somebody says so.</summary>
internal static class ImportsApi
{
    internal sealed record ImportView(
        string Id,
        string State,
        string Layout,
        string Sop,
        int Rows,
        int Valid,
        int Warned,
        int Doubled,
        int Wrong,
        int Opened,
        int Refused,
        DateTimeOffset CreatedAt,
        bool Repeated,
        IReadOnlyList<FileNote> Notes
    );

    internal sealed record ImportSearch(PageRequest? Page = null);

    internal sealed record VerdictPage(IReadOnlyList<VerdictView> Items, int? Next);

    internal sealed record Choosing(IReadOnlyDictionary<int, string> Choices);

    /// <summary><paramref name="NotesRead"/>: what the import asks about the file as a whole was looked at.</summary>
    internal sealed record Opening(string Mode, VillageLetter? Letter = null, bool NotesRead = false);

    public static IEndpointRouteBuilder MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports")
            .Shows(Breadth.Region, DataClasses.Names)
            .RequireAuthorization(Policies.BatchOfficer)
            .WithTags("Impor daftar");
        imports
            .MapPost("/", TakeInAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BnbaImports.MaxSize))
            .Accepts<byte[]>("application/octet-stream", XlsxWriter.MediaType, CsvWriter.MediaType)
            .WithIdempotency()
            .WithSummary("Impor BNBA")
            .WithDescription(
                "XLSX or CSV of at most 20 MB as the body. Answers the count of each verdict; the same file again answers the same import."
            );
        imports.MapPost("/search", SearchAsync).WithSummary("Cari impor").WithDescription("Newest first, by cursor.");
        imports.MapGet("/{importId}", GetAsync).WithSummary("Satu impor").WithDescription("Counts and state.");
        imports
            .MapGet("/{importId}/rows", RowsAsync)
            .WithSummary("Baris impor")
            .WithDescription(
                "Each row with its verdict, identity numbers masked; rows with the same NIK side by side. In order of row, after "
                    + "the one named."
            );
        imports
            .MapPost("/{importId}/choices", ChooseAsync)
            .WithSummary("Pilih baris ganda")
            .WithDescription("AMBIL or LEWATI by row number; taking one leaves its twins.");
        imports
            .MapPost("/{importId}/opening", OpenAsync)
            .WithSummary("Buka berkas")
            .WithDescription(
                "One case for each KK. SEMUA: every row or none; YANG_SAH: what can be. 202: look at the import for progress."
            );
        return api;
    }

    private static async Task<Results<Created<ImportView>, Ok<ImportView>, ProblemHttpResult>> TakeInAsync(
        HttpContext http,
        BnbaImports imports,
        FileScanner scanner,
        CancellationToken ct,
        string? sop = null,
        string layout = "bnba"
    )
    {
        if (new Checks().Text("sop", sop, 100).Text("layout", layout, 60).Problem() is { } invalid)
            return invalid;
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        if (await scanner.RefusalAsync(bytes, ct) is { } infected)
            return infected.ToProblem();
        var (import, repeated, refusal) = await imports.TakeInAsync(http.User.ToActor(), sop!, layout, bytes, ct);
        if (refusal is not null)
            return refusal.ToProblem();
        var notes = imports.NotesOf(import!);
        return repeated
            ? TypedResults.Ok(View(import!, true, notes))
            : TypedResults.Created($"/api/imports/{import!.Id}", View(import, false, notes));
    }

    private static async Task<Results<Ok<Paged<ImportView>>, ProblemHttpResult>> SearchAsync(
        ImportSearch search,
        HttpContext http,
        AppDb db,
        CancellationToken ct
    )
    {
        const string sort = "imports";
        var (page, region) = (search.Page ?? new(), http.User.ToActor().Region);
        var rows = db.Imports.AsNoTracking().Where(i => i.Region == region);
        if (page.Cursor is { } text)
        {
            if (!Cursor.TryDecode(text, sort, 1, out var cursor))
                return Problems.CursorInvalid();
            var after = cursor.After[0];
            rows = rows.Where(i => string.Compare(i.Id, after) < 0);
        }
        // The ids of imports begin with their time.
        var found = await rows.OrderByDescending(i => i.Id)
            .Take(page.Take + 1)
            .Select(i => new ImportView(
                i.Id,
                i.State,
                i.Layout,
                i.Sop,
                i.Rows,
                i.Valid,
                i.Warned,
                i.Doubled,
                i.Wrong,
                i.Opened,
                i.Refused,
                i.CreatedAt,
                false,
                Array.Empty<FileNote>()
            ))
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(found, sort, i => [i.Id]));
    }

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> GetAsync(
        string importId,
        HttpContext http,
        BnbaImports imports,
        CancellationToken ct
    ) =>
        await imports.FindAsync(http.User.ToActor().Region, importId, ct) is { } import
            ? TypedResults.Ok(View(import, false, imports.NotesOf(import)))
            : Problems.NotFound("Impor tidak ditemukan.");

    private static async Task<Results<Ok<VerdictPage>, ProblemHttpResult>> RowsAsync(
        string importId,
        HttpContext http,
        BnbaImports imports,
        CancellationToken ct,
        string? verdict = null,
        int after = 0
    )
    {
        const int size = 200;
        if (new Checks().OneOf("verdict", verdict, Verdicts.All).Problem() is { } invalid)
            return invalid;
        if (await imports.FindAsync(http.User.ToActor().Region, importId, ct) is not { } import)
            return Problems.NotFound("Impor tidak ditemukan.");
        var all = imports.RowsOf(import);
        var names = all.ToDictionary(r => r.Row, r => r.Person.Nama);
        var (choices, refusals) = (ImportNotes.Read(import.Choices), ImportNotes.Read(import.Refusals));
        var cases = ImportFamilies.CasesOf(import.Id, all, choices);
        var wanted = all.Where(r => r.Row > after && (verdict is null || r.Verdict == verdict)).Take(size + 1).ToList();
        return TypedResults.Ok(
            new VerdictPage(
                [.. wanted.Take(size).Select(r => VerdictView.Of(import, r, names, choices, refusals, cases))],
                wanted.Count > size ? wanted[size - 1].Row : null
            )
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChooseAsync(
        string importId,
        Choosing asked,
        HttpContext http,
        BnbaImports imports,
        CancellationToken ct
    )
    {
        if (
            new Checks()
                .That(asked.Choices is { Count: > 0 and <= 5000 }, "choices", "size-invalid", "1 sampai 5.000 pilihan.")
                .Problem() is
            { } invalid
        )
            return invalid;
        return await imports.ChooseAsync(http.User.ToActor().Region, importId, asked.Choices, ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> OpenAsync(
        string importId,
        Opening asked,
        HttpContext http,
        BnbaImports imports,
        CancellationToken ct
    )
    {
        if (new Checks().Text("mode", asked.Mode, 20).Problem() is { } invalid)
            return invalid;
        return await imports.OpenAsync(http.User.ToActor(), importId, asked.Mode, asked.Letter, asked.NotesRead, ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Accepted($"/api/imports/{importId}");
    }

    private static ImportView View(ImportRow i, bool repeated, IReadOnlyList<FileNote> notes) =>
        new(
            i.Id,
            i.State,
            i.Layout,
            i.Sop,
            i.Rows,
            i.Valid,
            i.Warned,
            i.Doubled,
            i.Wrong,
            i.Opened,
            i.Refused,
            i.CreatedAt,
            repeated,
            notes
        );
}
