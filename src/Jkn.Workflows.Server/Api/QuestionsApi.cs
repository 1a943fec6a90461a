using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>What the caller's region leaves open, and how its office has settled it.</summary>
internal static class QuestionsApi
{
    internal sealed record QuestionView(string Id, string Text, Settlement? Settlement);

    internal sealed record NewSettlement(string Answer, string Decree, string DecreeDate, string From, string Reason);

    public static IEndpointRouteBuilder MapQuestions(this IEndpointRouteBuilder api)
    {
        var questions = api.MapGroup("/questions").ShowsNothing().WithTags("Ketetapan");
        questions
            .MapGet("/", List)
            .RequireAuthorization(Policies.SignedIn)
            .WithSummary("Pertanyaan terbuka")
            .WithDescription("What the region's documents leave open (A, X), with the office's answer where it has settled it.");
        questions
            .MapPost("/{id}/settlement", SettleAsync)
            .RequireAuthorization(Policies.Legaliser)
            .WithSummary("Tetapkan jawaban")
            .WithDescription("The head of the agency answers by a decree, from a date on.");
        return api;
    }

    private static Results<Ok<IReadOnlyList<QuestionView>>, ProblemHttpResult> List(HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { Region: var region }
            ? TypedResults.Ok<IReadOnlyList<QuestionView>>([
                .. region.Questions.Select(q => new QuestionView(q.Id, q.Text, region.SettlementOf(q.Id))),
            ])
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static async Task<Results<NoContent, ProblemHttpResult>> SettleAsync(
        string id,
        NewSettlement asked,
        HttpContext http,
        OfficeDesk desk,
        PromiseSweep sweep,
        CancellationToken ct
    )
    {
        var actor = http.User.ToActor();
        var command = new SettleQuestion(id, asked.Answer, asked.Decree, asked.DecreeDate, asked.From, asked.Reason);
        if ((await desk.RunAsync(actor.Region, actor, command, ct)).Decision.Rejection is { } refusal)
            return refusal.ToProblem();
        sweep.Again();
        return TypedResults.NoContent();
    }
}
