using System.Text.Json;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>
/// Trial and service decide by the same code: each story is played on an office in memory and, command by command, on the service's road
/// with its real store. Every answer and what the case is after it must be the same.
/// </summary>
public sealed class BothRoadsTests
{
    private static readonly WorkflowsFolder folder = new(
        new Folders(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("Workflows:Folder", Path.Combine(Domain.Offices.Root, "workflows"))])
                .Build()
        ),
        RegionsSetup.Catalog()
    );

    public static TheoryData<string, string> Walks => WalkTests.Walks;

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Trial_and_service_give_the_same_answers(string region, string file)
    {
        var walk = WalkJson.Parse(file, Shipped.Text($"{region}/{file}")).Walk!;
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var given = new Queue<TrialAnswer>();
        TrialOffice? trial = null;
        ServiceRoad? service = null;
        var steps = walk.Steps.GetEnumerator();

        foreach (var line in WalkPlayer.Play(walk, folder.Find(region)!.Office!, t => trial = t, given.Enqueue))
        {
            line.Ok.ShouldBeTrue(line.Text);
            if (service is null)
            {
                service = new(database, trial!.Office);
                database.Time.Now = trial.Now;
            }
            // A step without a time is taken at once: what falls due at this very moment has not fired yet.
            if (steps.MoveNext() && steps.Current.At is not null)
                await service.MoveToAsync(trial!.Now);
            (service.Office, service.Sealing) = (trial!.Office, trial.Sealing);
            while (given.TryDequeue(out var answer))
            {
                var refusal = await service.GiveAsync(answer.CaseId, answer.Actor, answer.Command);
                (refusal?.Code, refusal?.Field).ShouldBe((answer.Refusal?.Code, answer.Refusal?.Field), line.Text);
            }
            foreach (var state in trial.Cases.Values)
                View(await service.StateAsync(state.Id)).ShouldBe(View(state), line.Text);
        }
    }

    /// <summary>All of a case but what nobody can guess: the codes on receipt and letter.</summary>
    private static string View(CaseState? state) =>
        state is null
            ? "there is no such case"
            : JsonSerializer.Serialize(
                new
                {
                    state.Id,
                    state.Version,
                    state.Status,
                    state.CaseNo,
                    state.SopVersion,
                    state.Path,
                    state.ReceivedAt,
                    state.ClosedAt,
                    state.Promise,
                    state.Facts,
                    state.Participants,
                    state.Documents,
                    state.BatchEntries,
                    state.BatchResults,
                    state.RegisterLines,
                    state.SignOffs,
                    state.WorkItems,
                    state.Clocks,
                    Batch = state.Batch is { } batch ? new { batch.Stage, batch.Lines } : null,
                    Letters = state.Letters.Values.Select(l => l with { Token = null }),
                    state.Flow.Incidents,
                }
            );
}
