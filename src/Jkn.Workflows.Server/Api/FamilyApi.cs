using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>The people of a case as people: tasks of several answered at once, one of them withdrawn or taken back.</summary>
internal static class FamilyApi
{
    private const int MostAnswers = 50;

    /// <summary><paramref name="Version"/>: of that person's task, as it was seen.</summary>
    internal sealed record PersonAnswer(
        string WorkItemId,
        string Outcome,
        int Version,
        string? Note = null,
        IReadOnlyDictionary<string, string>? Data = null
    );

    internal sealed record FamilyAnswers(IReadOnlyList<PersonAnswer> Answers);

    internal sealed record Withdrawal(string Reason, string? ReasonCode = null, bool LastOne = false);

    internal sealed record Restoration(string Reason);

    public static IEndpointRouteBuilder MapFamilies(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{caseId}").Shows(Breadth.Case, DataClasses.Names).RequireAuthorization(Policies.Officer);
        cases
            .MapPost("/work-items/completion", CompleteAsync)
            .WithTags("Tugas")
            .WithSummary("Selesaikan tugas beberapa orang")
            .WithDescription(
                "One form for people who wait at one step: all that are named, or a refusal that names the person. Each answer has the "
                    + "version of its own task; a change to somebody who is not named does not clash."
            );
        cases
            .MapPost("/participants/{key}/withdrawal", WithdrawAsync)
            .WithTags("Pemohon dan peserta")
            .WithSummary("Tarik peserta")
            .WithDescription("With a reason; the others go on. The last one closes the case and needs lastOne.");
        cases
            .MapPost("/participants/{key}/restoration", RestoreAsync)
            .WithTags("Pemohon dan peserta")
            .WithSummary("Batalkan penarikan peserta")
            .WithDescription("While the case is open: his course begins again.");
        return api;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CompleteAsync(
        string caseId,
        FamilyAnswers asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        var answers = asked.Answers ?? [];
        var checks = new Checks().That(answers.Count is > 0 and <= MostAnswers, "answers", "answers-missing", "Satu sampai 50 jawaban.");
        foreach (var (one, i) in answers.Take(MostAnswers).Select((a, i) => (a, i)))
        {
            checks
                .Text($"answers[{i}].workItemId", one?.WorkItemId, 200)
                .Text($"answers[{i}].outcome", one?.Outcome, 100)
                .Optional($"answers[{i}].note", one?.Note, 2000)
                .That((one?.Data?.Count ?? 0) <= 100, $"answers[{i}].data", "too-many", "Paling banyak 100 isian.");
            foreach (var (name, value) in one?.Data ?? new Dictionary<string, string>())
                checks.Optional($"answers[{i}].data.{name}", value, 4000).Optional($"answers[{i}].data.{name}", name, 60);
        }
        return checks.Problem() is { } invalid
            ? invalid
            : await access.GivenAsync(
                caseId,
                http,
                new CompleteWorkItems([
                    .. answers.Select(a => new WorkAnswer(ItemIds.FromUrl(a.WorkItemId), a.Outcome, a.Note, a.Data, a.Version)),
                ]),
                ct
            );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string caseId,
        string key,
        Withdrawal asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        new Checks().Text("reason", asked.Reason, 500).Optional("reasonCode", asked.ReasonCode, 40).Problem() is { } invalid
            ? invalid
            : await access.GivenAsync(caseId, http, new WithdrawParticipant(key, asked.Reason, asked.ReasonCode, asked.LastOne), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(
        string caseId,
        string key,
        Restoration asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) =>
        new Checks().Text("reason", asked.Reason, 500).Problem() is { } invalid
            ? invalid
            : await access.GivenAsync(caseId, http, new RestoreParticipant(key, asked.Reason), ct);
}
