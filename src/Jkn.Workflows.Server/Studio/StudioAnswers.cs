using System.Text;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Studio;

/// <summary>
/// Answers in the designer's shapes. It shows the sentences of a 400 and breaks on every other refusal, so what an author can do wrong is a
/// 400 with a sentence, and a list that we do not keep is an empty one.
/// </summary>
internal static class StudioAnswers
{
    public static IResult Json(JsonNode node) => Results.Text(node.ToJsonString(), "application/json", Encoding.UTF8);

    public static IResult Of(DesignerAnswer answer) => answer.Refusal is { } no ? Refuse(no.Code, no.Message) : Json(answer.Shown!);

    public static JsonObject List(IEnumerable<JsonNode> items)
    {
        var all = new JsonArray([.. items]);
        return new() { ["items"] = all, ["count"] = all.Count };
    }

    public static IResult Refuse(string code, params IEnumerable<string> sentences)
    {
        var told = sentences.ToArray();
        return Results.Problem(Details(code, told));
    }

    public static ProblemDetails Details(string code, params string[] sentences)
    {
        var problem = Problems.Details(StatusCodes.Status400BadRequest, code, sentences[0]);
        problem.Extensions["errors"] = new Dictionary<string, string[]> { ["generalErrors"] = sentences };
        return problem;
    }

    public static IResult NotFound() => Problems.NotFound("SOP ini tidak ada di daerah Anda.");
}
