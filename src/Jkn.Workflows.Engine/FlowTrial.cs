using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Tries definitions without a store: starts one, then wakes every bookmark until none is left, newest first, and starts what was
/// dispatched. Gives the outcome as one line. Exit code 0, 3 when it ended as faulted or with an incident, 2 when it is refused.
/// </summary>
public static class FlowTrial
{
    /// <summary>A flow that waits again and again must not keep the trial for ever.</summary>
    private const int MaxResumptions = 1_000;

    /// <param name="files">Name to JSON text.</param>
    /// <param name="start">The name to start, with or without folder and extension; may be missing when there is no choice.</param>
    /// <param name="input">Inputs as text; converted to the declared types.</param>
    /// <param name="catalog">The activities known; the engine's own when missing.</param>
    public static (string Line, int ExitCode) Run(
        IReadOnlyDictionary<string, string> files,
        string? start,
        IReadOnlyDictionary<string, string> input,
        DateTimeOffset now,
        ActivityCatalog? catalog = null,
        FlowHost? host = null
    )
    {
        catalog ??= ActivityCatalog.Scan();
        var read = files.Select(f => (Name: f.Key, Parsed: ElsaJson.Parse(f.Value, catalog))).ToArray();
        var library = new FlowLibrary(read.Select(r => r.Parsed.Definition).OfType<FlowDefinition>());
        if (Choose(read, start, library, out var refusal) is not { } chosen)
            return (refusal!, 2);
        var problems = chosen.Parsed.Problems.AsEnumerable();
        if (chosen.Parsed.Definition is { } definition)
            problems = problems.Concat(DefinitionValidator.Validate(definition, library));
        else
            definition = null!;
        if (problems.FirstOrDefault(p => !p.IsWarning && p.Code != "connection-end-missing") is { } problem)
            return (Refused(problem.Code, problem.Message), 2);
        var unknown = input.Keys.FirstOrDefault(k => definition.Inputs.Count > 0 && definition.Input(k) is null);
        if (unknown is not null)
            return (Refused("input-unknown", $"Masukan \"{unknown}\" tidak ada pada definisi ini."), 2);
        return Outcome(definition, library, input, host ?? new FlowHost(), now);
    }

    private static (string Name, (FlowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Parsed)? Choose(
        (string Name, (FlowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Parsed)[] read,
        string? start,
        FlowLibrary library,
        out string? refusal
    )
    {
        refusal = null;
        var candidates = start is null ? read : [.. read.Where(r => Same(r.Name, start))];
        if (start is null && read.Length > 1)
        {
            var used = library.All.SelectMany(d => Used(d, library)).Select(d => d.Id).ToHashSet();
            candidates = [.. read.Where(r => r.Parsed.Definition is { } d && !used.Contains(d.Id))];
        }
        if (candidates.Length == 1)
            return candidates[0];
        refusal = start is not null
            ? Refused("start-unknown", $"Berkas \"{start}\" tidak ada. Yang ada: {string.Join(", ", read.Select(r => r.Name))}.")
            : Refused(
                "start-missing",
                $"Sebutkan berkas yang dimulai: {string.Join(", ", (candidates.Length > 0 ? candidates : read).Select(r => r.Name))}."
            );
        return null;
    }

    private static IEnumerable<FlowDefinition> Used(FlowDefinition definition, FlowLibrary library) =>
        definition
            .Nodes.Select(n =>
                n switch
                {
                    DefinitionActivity node => library.Resolve(node),
                    ExecuteWorkflow node => library.ByDefinitionId(node.WorkflowDefinitionId?.FixedOr(null)),
                    DispatchWorkflow node => library.ByDefinitionId(node.WorkflowDefinitionId?.FixedOr(null)),
                    BulkDispatchWorkflows node => library.ByDefinitionId(node.WorkflowDefinitionId?.FixedOr(null)),
                    _ => null,
                }
            )
            .OfType<FlowDefinition>()
            .Where(d => d.Id != definition.Id);

    private static bool Same(string name, string start) =>
        name == start || Path.GetFileName(name) == start || Path.GetFileNameWithoutExtension(name) == start;

    private static (string Line, int ExitCode) Outcome(
        FlowDefinition definition,
        FlowLibrary library,
        IReadOnlyDictionary<string, string> input,
        FlowHost host,
        DateTimeOffset now
    )
    {
        var given = input.ToDictionary(
            i => definition.Input(i.Key)?.Name ?? i.Key,
            i => TypedText.Read(JsonSerializer.SerializeToElement(i.Value), definition.Input(i.Key)?.Type)
        );
        var lines = new List<string>();
        var messages = new List<string>();
        var dispatched = new Queue<FlowEvent.WorkflowDispatched>();
        var (state, waiting) = Play(definition, library, given, host, now, Hear);
        // the children of others are tried too; only their lines join
        for (var i = 0; i < MaxResumptions && dispatched.TryDequeue(out var next); i++)
        {
            if (library.ByDefinitionId(next.DefinitionId) is { } child)
                Play(child, library, next.Input?.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) ?? [], host, now, Hear);
        }

        var line = new StringBuilder(
            $"{state.Status}/{state.SubStatus} lines=[{string.Join(" | ", lines)}] "
                + $"bookmarks=[{string.Join(",", waiting)}] incidents={messages.Count}"
        );
        if (messages.Count > 0)
            line.Append($" message={string.Join("; ", messages)}");
        if (state.Output.Count > 0)
        {
            var outputs = state.Output.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}");
            line.Append($" outputs={{{string.Join(", ", outputs)}}}");
        }
        return (line.ToString(), state.SubStatus == FlowSubStatus.Faulted || messages.Count > 0 ? 3 : 0);

        void Hear(IReadOnlyList<IEvent> events)
        {
            lines.AddRange(events.OfType<FlowEvent.LineWritten>().Select(l => l.Text));
            messages.AddRange(events.OfType<FlowEvent.IncidentRaised>().Select(i => i.Message));
            foreach (var request in events.OfType<FlowEvent.WorkflowDispatched>())
                dispatched.Enqueue(request);
        }
    }

    private static (FlowState State, IReadOnlyList<string> Waiting) Play(
        FlowDefinition definition,
        FlowLibrary library,
        IReadOnlyDictionary<string, JsonElement> input,
        FlowHost host,
        DateTimeOffset now,
        Action<IReadOnlyList<IEvent>> hear
    )
    {
        var result = FlowEngine.Start(definition, library, input, host, now);
        hear(result.Events);
        var waiting = result.State.Waiting.Select(b => b.ActivityType).ToArray();
        // a bookmark whose activity failed stays, so each is woken once
        var woken = new HashSet<string>();
        while (woken.Count < MaxResumptions && result.State.Waiting.Reverse().FirstOrDefault(b => woken.Add(b.Id)) is { } bookmark)
        {
            now = bookmark.Due > now ? bookmark.Due.Value : now;
            result = FlowEngine.Resume(definition, library, result.State, new(bookmark.Id), host, now);
            hear(result.Events);
        }
        return (result.State, waiting);
    }

    private static string Refused(string code, string message) => $"REFUSED {code} {message}";
}
