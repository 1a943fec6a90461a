using System.Collections.Immutable;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>What appears in the designer: Elsa type name, Indonesian texts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivityAttribute(string type, string category, string displayName, string description) : Attribute
{
    public string Type { get; } = type;
    public string Category { get; } = category;
    public string DisplayName { get; } = displayName;
    public string Description { get; } = description;

    /// <summary>Elsa's kind: Action, Trigger, Job or Task.</summary>
    public string Kind { get; init; } = "Action";
    public bool Browsable { get; init; } = true;
}

/// <summary>An input shown in the designer. The JSON key is the property's name in camelCase.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string displayName, string description = "") : Attribute
{
    public string DisplayName { get; } = displayName;
    public string Description { get; } = description;

    /// <summary>Section of the property panel: Tugas, Tanda tangan, Mutu Baku, Sumber …</summary>
    public string? Category { get; init; }
    public string UIHint { get; init; } = "singleline";

    /// <summary>Default value as text; the server applies it, the designer only displays it.</summary>
    public string? Default { get; init; }

    /// <summary>Fixed choices, or the name of a list that the server fills from data ("@roles", "@checklists" …).</summary>
    public string[]? Options { get; init; }
    public int Order { get; init; }
}

/// <summary>An output that can be bound to a variable.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string displayName, string description = "") : Attribute
{
    public string DisplayName { get; } = displayName;
    public string Description { get; } = description;
}

/// <summary>
/// One node of a definition, with its inputs. One object serves every run: it holds no state of a run.
/// Ids, type and name are set by the reader of the definition.
/// </summary>
public abstract class Activity
{
    public string Id { get; set; } = "";
    public string Type { get; set; } = "";
    public int Version { get; set; } = 1;
    public string? Name { get; set; }

    /// <summary>Designer text of the node (metadata.displayText), else its name.</summary>
    public string? DisplayText { get; set; }

    /// <summary>
    /// The ports a connection can start from. Static ones come from here; an activity may compute them from its literal inputs.
    /// </summary>
    public virtual IReadOnlyList<string> Outcomes => ["Done"];

    /// <summary>
    /// Ways out that a designer offers before any input says which of them are open. The default is what an empty node has.
    /// </summary>
    public virtual IReadOnlyList<string> OfferedOutcomes => Outcomes;

    /// <summary>Starts the activity: it completes, fails, waits, or schedules children.</summary>
    public abstract void Execute(ActivityContext flow);

    /// <summary>Goes on after a bookmark of this activity was resumed. The default completes with the outcome given.</summary>
    public virtual void Resume(ActivityContext flow, Resumption resumption) => flow.Complete(resumption.Outcome ?? "Done");

    /// <summary>True for activities that wait for a person, a time or another system: a cycle needs one.</summary>
    public virtual bool Waits => false;

    /// <summary>
    /// What is wrong with this node as configured, for the author: called at publish. Node id is filled in by the caller.
    /// </summary>
    public virtual IEnumerable<DefinitionProblem> Validate(FlowDefinition definition) => [];

    /// <summary>Ids from the definition's root to this node, joined by ':'. Set by the reader.</summary>
    public string Path { get; set; } = "";

    /// <summary>The node as it stands in the definition; keys nobody knows included.</summary>
    public JsonElement Source { get; set; }

    /// <summary>customProperties of the node (ours under <c>jkn</c>); undefined when there are none.</summary>
    public JsonElement Custom { get; set; }

    /// <summary>How a flowchart lets several branches arrive here: customProperties.mergeMode.</summary>
    public virtual MergeMode Merge => DeclaredMerge;
    internal MergeMode DeclaredMerge { get; set; }

    /// <summary>May be the trigger that begins a flow.</summary>
    public bool CanStart { get; set; }

    /// <summary>Nodes directly inside this one.</summary>
    public IReadOnlyList<Activity> Children { get; set; } = [];

    /// <summary>Outputs bound to something: output name in camelCase to the id of a variable or an output of the definition.</summary>
    public IReadOnlyDictionary<string, string> Bindings { get; set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>All inputs that are expressions, by JSON key: for validation.</summary>
    public IReadOnlyDictionary<string, Input> Inputs { get; set; } = ImmutableDictionary<string, Input>.Empty;

    /// <summary>Variables that live while this container runs.</summary>
    public IReadOnlyList<FlowVariable> Variables { get; set; } = [];

    /// <summary>A container's child has completed. The default completes the container with Done.</summary>
    public virtual void ChildCompleted(ActivityContext flow, ChildEnd child) => flow.Complete();

    /// <summary>Ends a flowchart at once (End, Finish, Complete, Break).</summary>
    public virtual bool IsTerminal => false;

    /// <summary>A loop is what Break leaves.</summary>
    public virtual bool IsLoop => false;
}

/// <summary>How a child of a container ended.</summary>
public sealed record ChildEnd(Activity Activity, int Instance, IReadOnlyList<string> Outcomes);

/// <summary>How branches that arrive at the same node are put together.</summary>
public enum MergeMode
{
    Stream,
    Merge,
    Converge,
    Race,
    Cascade,
}
