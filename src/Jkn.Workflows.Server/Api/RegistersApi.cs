using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>The books of a region: views over what happened, never typed separately.</summary>
internal static class RegistersApi
{
    internal sealed record Book(string Code, string Name, string Source);

    internal sealed record BookLine(int Number, string Text, DateTimeOffset At, bool Void);

    internal sealed record BookPage(IReadOnlyList<BookLine> Items, int? Next);

    public static IEndpointRouteBuilder MapRegisters(this IEndpointRouteBuilder api)
    {
        var registers = api.MapGroup("/registers")
            .Shows(Breadth.Region, DataClasses.Names)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Buku register");
        registers.MapGet("/", List).WithSummary("Buku daerah").WithDescription("The books that the region keeps.");
        registers
            .MapGet("/{code}/{year:int}", PageAsync)
            .WithSummary("Baris buku")
            .WithDescription("By number, after the one named, without personal data. Books of visitors: of a place, else of the first.");
        registers
            .MapGet("/{code}/{year:int}/pdf", PrintAsync)
            .Shows(Breadth.Region, DataClasses.Names, DataClasses.Identity)
            .WithSummary("Cetak buku")
            .WithDescription("The whole book of a year (of a place) with all its columns. The purpose is recorded.");
        return api;
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PrintAsync(
        string code,
        int year,
        string? purpose,
        string? place,
        HttpContext http,
        Offices offices,
        OfficeBooks books,
        Folders folders,
        TypstRenderer renderer,
        DataGate gate,
        CancellationToken ct
    )
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return Problems.NotFound("Buku tidak ditemukan.");
        if (new Checks().Between("year", year, 2000, 2200).Problem() is { } invalid)
            return invalid;
        if (await books.PrintAsync(office, code, year, folders.Workflows, ct, office.Region.PlaceOf(place)) is not { } job)
            return Problems.NotFound("Buku tidak ditemukan.");
        if (await gate.LeaveAsync(http.User.ToActor(), OfficeBooks.ClassOf(code), $"register/{code}/{year}", purpose, ct) is { } closed)
            return closed.ToProblem();
        try
        {
            return TypedResults.File((await renderer.RenderAsync(job, ct)).Pdf, "application/pdf", $"{code}-{year}.pdf");
        }
        catch (TypesetException e)
        {
            return e.ToProblem();
        }
    }

    private static Results<Ok<IReadOnlyList<Book>>, ProblemHttpResult> List(HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { } office
            ? TypedResults.Ok<IReadOnlyList<Book>>([.. office.Region.Registers.Select(r => new Book(r.Code, r.Name, r.Source))])
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static async Task<Results<Ok<BookPage>, ProblemHttpResult>> PageAsync(
        string code,
        int year,
        HttpContext http,
        Offices offices,
        OfficeBooks books,
        CancellationToken ct,
        int after = 0,
        string? place = null
    )
    {
        const int size = 100;
        if (offices.Find(http.User.ToActor().Region) is not { } office || office.Region.Registers.All(r => r.Code != code))
            return Problems.NotFound("Buku tidak ditemukan.");
        if (place is not null && office.Region.PlaceOf(place) is null)
            return Problems.NotFound("Tempat layanan tidak ditemukan.");
        var lines = await books.LinesAsync(office, code, year, after, size + 1, ct, office.Region.PlaceOf(place));
        return TypedResults.Ok(
            new BookPage(
                [.. lines.Take(size).Select(l => new BookLine(l.Number, l.Text, l.At, l.Void))],
                lines.Count > size ? lines[size - 1].Number : null
            )
        );
    }
}
