using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Runs definitions. Pure: the same definition, state and arguments give the same events. Nothing is kept between calls.
/// A refusal changes nothing; a fault of the definition is an event; an exception is a bug.
/// </summary>
public static partial class FlowEngine
{
    /// <summary>Has the interpreter of expressions compiled before the first case needs it; may run beside the start.</summary>
    public static void Warm() => RuntimeHelpers.RunClassConstructor(typeof(JavaScriptEvaluator).TypeHandle);

    /// <summary>Starts a flow and runs it until everything waits or it ends.</summary>
    public static FlowResult Start(
        FlowDefinition definition,
        FlowLibrary library,
        IReadOnlyDictionary<string, JsonElement> input,
        FlowHost host,
        DateTimeOffset now,
        string? correlationId = null,
        string? startActivityId = null
    )
    {
        var run = new FlowRun(definition, library, FlowState.Empty, host, now, startActivityId);
        run.Start(correlationId, input.Count == 0 ? null : JsonSerializer.SerializeToElement(input));
        return run.Result();
    }

    /// <summary>Wakes a bookmark. It is used up only when its activity goes on without a fault.</summary>
    public static FlowResult Resume(
        FlowDefinition definition,
        FlowLibrary library,
        FlowState state,
        Resumption resumption,
        FlowHost host,
        DateTimeOffset now
    ) =>
        Refuse(definition, state) is { } refusal ? new([], state, refusal)
        : !state.Bookmarks.TryGetValue(resumption.BookmarkId, out var bookmark)
            ? new([], state, new("bookmark-unknown", $"Titik tunggu \"{resumption.BookmarkId}\" tidak ada atau sudah dipakai."))
        : Guard(definition, library, state, host, now, run => run.Resume(bookmark, resumption));

    /// <summary>Tries a faulted activity again, or lets a merge go on without the branch that has ended.</summary>
    public static FlowResult Retry(
        FlowDefinition definition,
        FlowLibrary library,
        FlowState state,
        string incidentId,
        FlowHost host,
        DateTimeOffset now
    ) =>
        Refuse(definition, state) is { } refusal ? new([], state, refusal)
        : !state.Incidents.TryGetValue(incidentId, out var incident)
            ? new([], state, new("incident-unknown", $"Gangguan \"{incidentId}\" tidak ada atau sudah diselesaikan."))
        : Guard(definition, library, state, host, now, run => run.Retry(incident));

    /// <summary>Gives up one running activity (a person's run, say) with all that waits inside it; its container goes on.</summary>
    public static FlowResult GiveUp(
        FlowDefinition definition,
        FlowLibrary library,
        FlowState state,
        int instance,
        FlowHost host,
        DateTimeOffset now
    ) =>
        Refuse(definition, state) is { } refusal ? new([], state, refusal)
        : !state.Instances.ContainsKey(instance) ? new([], state, new("instance-unknown", "Langkah ini sudah berakhir."))
        : Guard(definition, library, state, host, now, run => run.GiveUp(instance));

    /// <summary>Ends a flow with all its bookmarks.</summary>
    public static FlowResult Cancel(FlowState state, FlowHost host)
    {
        if (RefuseEnded(state) is { } refusal)
            return new([], state, refusal);
        var ended = new FlowEvent.Finished(FlowSubStatus.Cancelled);
        var after = state.Apply(ended);
        host.Apply(ended, after);
        return new([ended], after);
    }

    private static FlowRefusal? RefuseEnded(FlowState state) =>
        !state.IsStarted ? new("flow-not-started", "Alur belum dimulai.")
        : state.IsFinished ? new("flow-finished", "Alur sudah selesai dan tidak berubah lagi.")
        : null;

    private static FlowRefusal? Refuse(FlowDefinition definition, FlowState state) =>
        RefuseEnded(state)
        ?? (
            definition.Id == state.VersionId
                ? null
                : new("definition-other", $"Alur berjalan pada versi \"{state.VersionId}\", bukan \"{definition.Id}\".")
        );

    private static FlowResult Guard(
        FlowDefinition definition,
        FlowLibrary library,
        FlowState state,
        FlowHost host,
        DateTimeOffset now,
        Action<FlowRun> act
    )
    {
        var run = new FlowRun(definition, library, state, host, now);
        try
        {
            act(run);
        }
        // only while looking up what already runs, before the first event
        catch (DefinitionMissingException e) when (run.Result().Events.Count == 0)
        {
            return new([], state, new("definition-missing", $"Definisi \"{e.Message}\" yang sedang berjalan tidak ditemukan."));
        }
        return run.Result();
    }
}
