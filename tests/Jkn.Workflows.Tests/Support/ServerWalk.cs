using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// Plays a walk file on a real server: the same people, hours and commands, with its database, outbox, letters and signatures. What it
/// comes to is looked at on pages.
/// </summary>
internal sealed class ServerWalk
{
    private static readonly Dictionary<string, Type> commands = typeof(Command)
        .Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(Command)))
        .ToDictionary(t => JsonNamingPolicy.CamelCase.ConvertName(t.Name));
    private static readonly string[] notArguments = ["as", "at", "do", "case", "batch", "item", "person", "expect", "comment"];

    private readonly ApiOffice office;
    private readonly string region;
    private readonly Walk walk;
    private readonly Dictionary<string, Actor> actors = [];

    private ServerWalk(ApiOffice office, string region, Walk walk) => (this.office, this.region, this.walk) = (office, region, walk);

    /// <summary>People of the story by their key in the file.</summary>
    public Dictionary<string, ApiPerson> People { get; } = [];

    public static async Task<ServerWalk> PlayAsync(ApiOffice office, string region, string folder, string file)
    {
        var path = Path.Combine(Jkn.Workflows.Tests.Domain.Offices.Root, "workflows", folder, "sops", file);
        var played = new ServerWalk(office, region, WalkJson.Parse(file, await File.ReadAllTextAsync(path, TestServer.Ct)).Walk!);
        foreach (var person in played.walk.People)
        {
            string[] roles = [.. person.Roles.Concat(person.Official is { } official ? new[] { official.Role } : []).Distinct()];
            var hired = played.People[person.Key] = await office.HireAsync(region, roles);
            played.actors[person.Key] = new(hired.Id, person.Name, region, [.. roles]);
        }
        foreach (var step in played.walk.Steps)
            await played.TakeAsync(step);
        return played;
    }

    public string BatchId(string period) => BatchEntries.IdOf(region, Own.Region.Batches[0].Kind, period, 0);

    private Office Own => office.Node.Services.GetRequiredService<Offices>().Find(region)!;

    private async Task TakeAsync(WalkStep step)
    {
        if (
            step.At is { } at
            && Own
                .Time.At(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(at).Value)
                .ToUniversalTime()
                is var then
            && then > office.Clock.Now
        )
        {
            office.Clock.Now = then;
            await office.WakeAsync();
        }
        await SettledAsync();
        if (step.Do == WalkStep.Look)
            return;
        var id = step.IsBatch ? BatchId(step.Target) : step.Target;
        var refused = step.Expect is { } expected && expected.TryGetProperty("refused", out _);
        if (step.Item is { } wanted && !refused)
            await Until.TrueAsync(
                async () => (await StateAsync(id))?.WorkItems.Values.Any(w => w.ActivityId == wanted) == true,
                () => Task.FromResult($"step {step.No}: no task {wanted}")
            );
        var command = Make(step, await StateAsync(id));
        var answer = await office
            .Node.Services.GetRequiredService<CaseDesk>()
            .RunAsync(id, region, actors[step.As], command, creates: command is OpenCase, TestServer.Ct);
        (answer.Decision.Rejection is not null).ShouldBe(refused, $"step {step.No} {step.Do} {step.Item}: {answer.Decision.Rejection}");
        await SettledAsync();
    }

    private Command Make(WalkStep step, CaseState? state)
    {
        var arguments = JsonNode.Parse(step.Arguments.GetRawText())!.AsObject();
        var person = arguments["person"]?.GetValue<string>();
        foreach (var name in notArguments)
            arguments.Remove(name);
        var type = commands[step.Do];
        if (type == typeof(OpenCase))
        {
            arguments.TryAdd("id", step.Target);
            arguments.TryAdd("sop", walk.Sop);
            arguments.TryAdd("channel", "LOKET_KANTOR");
        }
        if (step.Item is { } name2)
        {
            var item = state
                ?.WorkItems.Values.OrderBy(w => w.OpenedAt)
                .FirstOrDefault(w => w.ActivityId == name2 && (person is null || w.Person == person));
            arguments["workItemId"] = item?.Id ?? name2;
            if (type == typeof(GiveSignOff))
            {
                arguments.TryAdd("outcome", "Setuju");
                arguments.TryAdd("proof", ProofKinds.Passkey);
                if (item?.Letter is { } letter)
                    arguments.TryAdd("documentHash", state!.Letters[letter].Hash);
            }
            else if (type == typeof(CompleteWorkItem) && item?.Outcomes is [var only])
                arguments.TryAdd("outcome", only);
        }
        return (Command)arguments.Deserialize(type, JsonSerializerOptions.Web)!;
    }

    private Task<CaseState?> StateAsync(string id) => office.Node.Services.GetRequiredService<CaseReader>().LoadAsync(id, TestServer.Ct);

    /// <summary>Nothing waits in the outbox, and no clock that is due.</summary>
    private async Task SettledAsync()
    {
        await office.QuietAsync();
        await Until.TrueAsync(
            async () =>
            {
                var now = office.Clock.Now;
                await using var db = office.Database.NewContext();
                return !await db.Timers.AnyAsync(t => t.DueAt <= now, TestServer.Ct);
            },
            () => Task.FromResult("a timer is still due")
        );
        await office.QuietAsync();
    }
}
