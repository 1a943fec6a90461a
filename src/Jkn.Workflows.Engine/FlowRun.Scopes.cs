using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>Frames of what already runs, and the values in their scopes.</summary>
internal sealed partial class FlowRun
{
    public sealed record Found(int Scope, string Name, FlowVariable? Declared);

    public Frame FrameOf(int number)
    {
        if (frames.TryGetValue(number, out var known))
            return known;
        var instance = State.Instances[number];
        var parent = instance.Parent == 0 ? null : FrameOf(instance.Parent);
        var home = parent?.ChildDefinition ?? definition;
        var inside = instance.VersionId is null
            ? null
            : library.ByVersionId(instance.VersionId) ?? throw new DefinitionMissingException(instance.VersionId);
        var frame = new Frame
        {
            Number = number,
            Activity = instance.Detached
                ? new Detached { Id = instance.ActivityId }
                : home.Node(LocalPath(parent, instance)) ?? throw new DefinitionMissingException($"{home.Id}: {instance.ActivityId}"),
            Parent = parent,
            Definition = home,
            Path = instance.Path,
            Prefix = instance.Prefix,
            Started = true,
            Detached = instance.Detached,
            Inside = inside,
        };
        return frames[number] = frame;
    }

    /// <summary>Null when a definition is missing that this call can do without.</summary>
    private Frame? TryFrameOf(int number)
    {
        try
        {
            return FrameOf(number);
        }
        catch (DefinitionMissingException)
        {
            return null;
        }
    }

    private static string LocalPath(Frame? parent, ActivityInstance instance) =>
        parent is null || parent.Inside is not null ? instance.ActivityId : $"{parent.Activity.Path}:{instance.ActivityId}";

    public void EnsureStarted(Frame frame)
    {
        if (frame.Started || !Alive(frame.Parent))
            return;
        frame.Started = true;
        Emit(new FlowEvent.ActivityStarted(frame.Number, frame.Activity.Id, frame.Parent?.Number ?? 0));
    }

    /// <summary>Runs a definition inside this activity, with its own variables and these inputs.</summary>
    public void Enter(Frame frame, FlowDefinition inside, JsonElement input)
    {
        if (frame.WithAncestors().Count(f => f.Inside is not null) >= MaxDepth)
            throw new ExpressionException($"Alur \"{inside.Name}\" memanggil dirinya terlalu dalam.", "terlalu-dalam");
        frame.Inside = inside;
        // a retry enters an instance that has started without an inside: the later event says the same and more
        frame.Started = true;
        Emit(new FlowEvent.ActivityStarted(frame.Number, frame.Activity.Id, frame.Parent?.Number ?? 0, inside.Id, input));
        Schedule(frame, inside.Root);
    }

    public string Wait(Frame frame, string? stimulus, DateTimeOffset? due)
    {
        var step = frame.Number;
        if (frame.Started)
        {
            step = ++last;
            Emit(new FlowEvent.BookmarkCreated(step, frame.Number, frame.Activity.Type, stimulus, due));
        }
        else
        {
            frame.Started = true;
            Emit(
                new FlowEvent.ActivityWaiting(
                    frame.Number,
                    frame.Activity.Id,
                    frame.Activity.Type,
                    frame.Parent?.Number ?? 0,
                    stimulus,
                    due
                )
            );
        }
        return $"{frame.Prefix}{frame.Activity.Id}#{step}";
    }

    private void ResolveIncidents(Frame frame)
    {
        if (State.Incidents.IsEmpty)
            return;
        foreach (var open in State.Incidents.Values.Where(i => i.Instance == frame.Number && !i.Stalled).ToArray())
            Emit(new FlowEvent.IncidentResolved(open.Id));
    }

    /// <summary>The nearest variable of that name or id, from the activity outwards to the borders of its definition.</summary>
    public Found? FindVariable(Frame from, string? idOrName)
    {
        if (idOrName is null)
            return null;
        for (var frame = from; frame is not null && frame != from.Scope; frame = frame.Parent)
        {
            if (State.Variables.ContainsKey((frame.Number, idOrName)))
                return new(frame.Number, idOrName, null);
            if (Declared(frame.Activity.Variables, idOrName) is { } local)
                return new(frame.Number, local.Name, local);
        }
        if (Declared(from.Definition.Variables, idOrName) is { } own)
            return new(from.ScopeNumber, own.Name, own);
        return State.Variables.ContainsKey((from.ScopeNumber, idOrName)) ? new(from.ScopeNumber, idOrName, null) : null;
    }

    /// <summary>The value that the nearest run of such a container around this frame was scheduled with.</summary>
    public JsonElement? ItemOf<T>(Frame from)
        where T : Activity
    {
        foreach (var frame in from.WithAncestors())
        {
            if (frame.Parent?.Activity is T)
                return State.Variables.TryGetValue((frame.Number, FlowState.CurrentValue), out var item) ? item : null;
        }
        return null;
    }

    private static FlowVariable? Declared(IReadOnlyList<FlowVariable> variables, string idOrName)
    {
        foreach (var variable in variables)
        {
            if (variable.Id == idOrName)
                return variable;
        }
        foreach (var variable in variables)
        {
            if (variable.Name == idOrName)
                return variable;
        }
        return null;
    }

    public JsonElement Read(Found variable) =>
        State.Variables.TryGetValue((variable.Scope, variable.Name), out var value) ? value : variable.Declared?.Value ?? default;

    public void SetVariable(Frame from, string name, JsonElement value)
    {
        var found = FindVariable(from, name);
        Emit(new FlowEvent.VariableSet(found?.Name ?? name, value, found?.Scope ?? from.ScopeNumber));
    }

    /// <summary>Names are compared without regard to case: Studio writes them in camelCase on nodes.</summary>
    public JsonElement InputOf(Frame from, string name)
    {
        var given = from.Scope is { } scope ? State.Instances[scope.Number].Data : State.Input;
        if (given is { ValueKind: JsonValueKind.Object } all)
        {
            if (all.TryGetProperty(name, out var exact))
                return exact;
            foreach (var property in all.EnumerateObject())
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                    return property.Value;
            }
        }
        return from.Definition.Input(name)?.Default ?? default;
    }

    public void SetOutput(Frame frame, string name, JsonElement value)
    {
        EnsureStarted(frame);
        var key = char.ToLowerInvariant(name[0]) + name[1..];
        var bound = frame.Activity.Bindings.GetValueOrDefault(key);
        var variable = FindVariable(frame, bound);
        Emit(new FlowEvent.OutputSet(name, value, frame.Number, variable?.Name, variable?.Scope ?? 0));
        // Studio binds an output to an output of the definition by its name
        if (bound is not null && variable is null && frame.Definition.Outputs.FirstOrDefault(o => o.Name == bound) is { } output)
            SetFlowOutput(frame, output.Name, value);
    }

    /// <summary>An output of the definition that this activity belongs to.</summary>
    public void SetFlowOutput(Frame frame, string name, JsonElement value)
    {
        if (frame.Scope is { } scope)
            SetOutput(scope, name, value);
        else
            Emit(new FlowEvent.OutputSet(name, value));
    }

    /// <summary>Stands for a child workflow whose parent went on: only its end matters.</summary>
    private sealed class Detached : Activity
    {
        public override void Execute(ActivityContext flow) { }
    }
}
