using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

/// <summary>
/// Definitions in few words: nodes as "id Type key=literal key:=script mergeMode=…", connections as "a > b" or "a.Port > b".
/// </summary>
internal static class Sketch
{
    public static readonly ActivityCatalog Catalog = ActivityCatalog.Scan(typeof(Sketch).Assembly);
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8));

    public static JsonObject Node(string words)
    {
        var parts = words.Split(' ', 3);
        var node = new JsonObject
        {
            ["id"] = parts[0],
            ["type"] = parts[1].Contains('.') ? parts[1] : $"Elsa.{parts[1]}",
            ["version"] = 1,
            ["name"] = parts[0],
        };
        foreach (
            var pair in parts.Length < 3 ? [] : parts[2].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var at = pair.IndexOf('=');
            var script = pair[at - 1] == ':';
            var (key, value) = (pair[..(script ? at - 1 : at)], pair[(at + 1)..]);
            if (key == "mergeMode")
                node["customProperties"] = new JsonObject { ["mergeMode"] = value };
            else
                node[key] = new JsonObject
                {
                    ["typeName"] = null,
                    ["expression"] = new JsonObject { ["type"] = script ? "JavaScript" : "Literal", ["value"] = value },
                };
        }
        return node;
    }

    public static JsonObject Chart(IEnumerable<JsonObject> nodes, params string[] connections) =>
        new()
        {
            ["id"] = "chart",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. nodes]),
            ["connections"] = new JsonArray([
                .. connections.Select(c =>
                {
                    var (from, to) = (c.Split(" > ")[0].Split('.'), c.Split(" > ")[1]);
                    return (JsonNode)
                        new JsonObject
                        {
                            ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.Length > 1 ? from[1] : "Done" },
                            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
                        };
                }),
            ]),
        };

    public static JsonObject Workflow(JsonObject root, string id = "v1", string definitionId = "alur", params string[] variables) =>
        new()
        {
            ["id"] = id,
            ["definitionId"] = definitionId,
            ["name"] = definitionId,
            ["version"] = 1,
            ["isPublished"] = true,
            ["variables"] = new JsonArray([
                .. variables.Select(v =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = $"id-{v}",
                            ["name"] = v,
                            ["typeName"] = "Object",
                        }
                ),
            ]),
            ["root"] = root,
        };

    public static FlowDefinition Parse(JsonObject workflow)
    {
        var (definition, problems) = ElsaJson.Parse(workflow.ToJsonString(), Catalog);
        problems.ShouldBeEmpty();
        return definition!;
    }

    public static FlowDefinition Flow(string[] nodes, params string[] connections) =>
        Parse(Workflow(Chart(nodes.Select(Node), connections)));

    public static FlowDefinition FlowWith(string variable, string[] nodes, params string[] connections) =>
        Parse(Workflow(Chart(nodes.Select(Node), connections), variables: variable));
}

/// <summary>A flow being played: remembers every event, and checks after each call that folding them gives the state.</summary>
internal sealed class Play(FlowDefinition definition, FlowLibrary? library = null, bool continueWithIncidents = true)
{
    private readonly FlowLibrary library = library ?? FlowLibrary.Empty;
    private readonly RecordingHost host = new(continueWithIncidents);

    public FlowDefinition Definition { get; set; } = definition;
    public FlowState State { get; private set; } = FlowState.Empty;
    public List<IEvent> Events { get; } = [];
    public IReadOnlyList<IEvent> Latest { get; private set; } = [];
    public FlowRefusal? Refusal { get; private set; }

    public IEnumerable<string> Lines => Events.OfType<FlowEvent.LineWritten>().Select(l => l.Text);
    public IEnumerable<string> WaitingAt => State.Waiting.Select(b => b.ActivityId);

    public Play Start(string? trigger = null, params (string Name, object Value)[] input) =>
        Take(
            FlowEngine.Start(
                Definition,
                library,
                input.ToDictionary(i => i.Name, i => JsonSerializer.SerializeToElement(i.Value)),
                host,
                Sketch.Now,
                startActivityId: trigger
            )
        );

    public Play Resume(string activityId, string? outcome = null, object? payload = null) =>
        ResumeBookmark(State.Waiting.First(b => b.ActivityId == activityId).Id, outcome, payload);

    public Play ResumeBookmark(string id, string? outcome = null, object? payload = null) =>
        Take(
            FlowEngine.Resume(
                Definition,
                library,
                State,
                new(id, outcome, payload is null ? null : JsonSerializer.SerializeToElement(payload)),
                host,
                Sketch.Now
            )
        );

    public Play Retry() => Take(FlowEngine.Retry(Definition, library, State, State.Incidents.Keys.First(), host, Sketch.Now));

    public Play Cancel() => Take(FlowEngine.Cancel(State, host));

    public Play Migrate(FlowDefinition to, Dictionary<string, string>? map = null)
    {
        Take(FlowEngine.Migrate(Definition, to, library, State, map, host, Sketch.Now));
        if (Refusal is null)
            Definition = to;
        return this;
    }

    private Play Take(FlowResult result)
    {
        Refusal = result.Refusal;
        Latest = result.Events;
        Events.AddRange(result.Events);
        State = result.State;
        Fold(Events).ShouldBe(Text(State));
        Fold(Events.Select(Again)).ShouldBe(Text(State));
        host.Heard.ShouldBe(Events);
        return this;
    }

    private static string Fold(IEnumerable<IEvent> events) =>
        Text(events.OfType<FlowEvent>().Aggregate(FlowState.Empty, (s, e) => s.Apply(e)));

    /// <summary>Written and read again: what is stored means the same.</summary>
    private static IEvent Again(IEvent e) =>
        (IEvent)JsonSerializer.Deserialize(JsonSerializer.Serialize(e, e.GetType(), EventJson.Options), e.GetType(), EventJson.Options)!;

    private static string Text(FlowState s) =>
        string.Join(
            "\n",
            [
                $"{s.VersionId} {s.CorrelationId} {s.Name} {s.Status} {s.SubStatus} {s.Steps} {s.Input}",
                .. s.Output.OrderBy(o => o.Key).Select(o => $"out {o.Key}={o.Value}"),
                .. s.ActivityOutputs.OrderBy(o => o.Key).Select(o => $"output {o.Key}={o.Value}"),
                .. s.Variables.OrderBy(v => v.Key).Select(v => $"var {v.Key}={v.Value}"),
                .. s.Bookmarks.OrderBy(b => b.Key).Select(b => b.Value.ToString()),
                .. s.Incidents.OrderBy(i => i.Key).Select(i => i.Value.ToString()),
                .. s
                    .Instances.OrderBy(i => i.Key)
                    .Select(i =>
                        $"{i.Value.Id} {i.Value.Path} {i.Value.Parent} {i.Value.VersionId} {i.Value.Data} "
                        + $"{i.Value.Faulted} {i.Value.Detached} {string.Join(",", i.Value.Tokens)}"
                    ),
            ]
        );

    private sealed class RecordingHost(bool continues) : FlowHost
    {
        public List<IEvent> Heard { get; } = [];
        public override bool ContinueWithIncidents => continues;

        public override void Apply(IEvent happened, FlowState flow) => Heard.Add(happened);
    }
}
