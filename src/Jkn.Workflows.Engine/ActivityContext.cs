using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>
/// All that an activity may do while it runs. Whatever it does becomes an event at once, except its end
/// (<see cref="Complete"/>, <see cref="Fail"/>), which is drawn when it returns.
/// </summary>
public sealed class ActivityContext
{
    private readonly FlowRun run;
    internal Frame Frame { get; }

    internal ActivityContext(FlowRun run, Frame frame)
    {
        this.run = run;
        Frame = frame;
    }

    public Activity Activity => Frame.Activity;

    /// <summary>Unique in the flow for ever: <c>{activityId}#{n}</c>, with the sub-workflows before it.</summary>
    public string InstanceId => $"{Frame.Prefix}{Activity.Id}#{Frame.Number}";
    public string NodePath => Frame.Path;
    public DateTimeOffset Now => run.Now;
    public FlowHost Host => run.Host;
    public FlowState State => run.State;
    public FlowLibrary Library => run.Library;

    /// <summary>The definition that this node belongs to (a sub-workflow's, inside one).</summary>
    public FlowDefinition Definition => Frame.Definition;

    /// <summary>The flow was started by this very activity (a timer that elapsed, an event that came): it need not wait.</summary>
    public bool IsTrigger => run.Trigger == Activity.Id && Frame.Scope is null;

    /// <summary>The activity that started this flow, seen from the outermost definition only.</summary>
    internal string? TriggerId => Frame.Scope is null ? run.Trigger : null;

    /// <summary>The bookmark that is being resumed; null outside Resume.</summary>
    public Bookmark? Resumed { get; internal set; }

    /// <summary>The value of an input; default when it is not given.</summary>
    public T? Get<T>(Input<T>? input) => input is null ? default : input.Evaluate(this);

    /// <summary>The value of an input, or the fallback when it is not given or empty.</summary>
    public T Get<T>(Input<T>? input, T fallback) => input is null ? fallback : input.Evaluate(this) ?? fallback;

    /// <summary>The value of an input of which nothing must not become a default: null when it is not given or empty.</summary>
    public T? Given<T>(Input<T>? input)
        where T : struct
    {
        var raw = input?.Raw(this) ?? default;
        var empty =
            raw.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            || raw.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(raw.GetString());
        return empty ? null : Values.To<T>(raw, Host.OffsetAt);
    }

    /// <summary>States a fact. It is applied to the host before this returns.</summary>
    public void Emit(IEvent happened)
    {
        run.EnsureStarted(Frame);
        run.Emit(happened);
    }

    /// <summary>Waits: opens a bookmark and gives its id. An activity may open several.</summary>
    public string WaitFor(string? stimulus = null, DateTimeOffset? due = null) => run.Wait(Frame, stimulus, due);

    /// <summary>Ends the activity with these outcomes (none given: Done).</summary>
    public void Complete(params IReadOnlyList<string> outcomes) => Frame.Result = outcomes.Count == 0 ? Outcome.Done : outcomes;

    /// <summary>Makes the activity faulted, with an incident for a person. Nothing it would have done next happens.</summary>
    public void Fail(string type, string message) => Frame.Failure = (type, message);

    /// <summary>Sets an output: kept for expressions, and written to the variable that the author bound it to.</summary>
    public void SetOutput(string name, JsonElement value) => run.SetOutput(Frame, name, value);

    public void SetOutput<T>(string name, T value) => SetOutput(name, JsonSerializer.SerializeToElement(value));

    /// <summary>A variable's value where this activity stands: the nearest one of that name; null when it has none.</summary>
    public JsonElement? GetVariable(string name) => run.FindVariable(Frame, name) is { } found ? run.Read(found) : null;

    /// <summary>Sets the nearest variable of that name (or id); an undeclared one is made in the flow.</summary>
    public void SetVariable(string name, JsonElement value)
    {
        run.EnsureStarted(Frame);
        run.SetVariable(Frame, name, value);
    }

    public void SetVariable<T>(string name, T value) => SetVariable(name, JsonSerializer.SerializeToElement(value));

    /// <summary>An input of the definition this activity belongs to; undefined when it was not given.</summary>
    public JsonElement InputOf(string name) => run.InputOf(Frame, name);

    internal JsonElement VariableOf(Expression.Variable variable) =>
        (run.FindVariable(Frame, variable.Id) ?? run.FindVariable(Frame, variable.Name)) is { } found
            ? run.Read(found)
            : throw new ExpressionException($"Variabel \"{variable.Name ?? variable.Id}\" tidak ada.");

    /// <summary>
    /// What the nearest run around this activity stands for, when this kind of container started it: the value it was scheduled with.
    /// Found through the borders of sub-workflows; null outside such a run.
    /// </summary>
    public JsonElement? ItemOf<T>()
        where T : Activity => run.ItemOf<T>(Frame);

    /// <summary>What this activity remembers between its steps.</summary>
    public JsonElement? Data
    {
        get => State.Instances.GetValueOrDefault(Frame.Number)?.Data;
        set
        {
            run.EnsureStarted(Frame);
            run.Emit(new FlowEvent.DataSet(Frame.Number, value ?? default));
        }
    }

    /// <summary>Runs a child after everything scheduled before it; <paramref name="current"/> is its own variable CurrentValue.</summary>
    public void Schedule(Activity child, JsonElement? current = null) => run.Schedule(Frame, child, current);

    /// <summary>Children that run (or failed) now, and those that are scheduled.</summary>
    public int LiveChildren => run.LiveChildren(Frame);

    internal FlowRun Run => run;
}

/// <summary>Outcome lists that are used all the time.</summary>
internal static class Outcome
{
    public static readonly IReadOnlyList<string> Done = ["Done"];
}
