namespace Jkn.Workflows.Engine;

/// <summary>
/// An activity of this run, in memory: which node of which definition, inside what. <see cref="Inside"/> is the definition that it runs
/// as its inside; <see cref="Scope"/> the nearest frame with such an inside, null for the flow itself.
/// </summary>
internal sealed class Frame
{
    public required int Number { get; init; }
    public required Activity Activity { get; init; }
    public required FlowDefinition Definition { get; init; }
    public Frame? Parent { get; init; }
    public required string Path { get; init; }
    public string Prefix { get; init; } = "";

    /// <summary>Its start stands in the events. Kept back as long as possible: what begins and ends at once is one event.</summary>
    public bool Started { get; set; }
    public bool Detached { get; init; }
    public FlowDefinition? Inside { get; set; }
    public IReadOnlyList<string>? Result { get; set; }
    public (string Type, string Message)? Failure { get; set; }

    /// <summary>Set by activities that leave something larger than themselves (Break, Complete, Finish).</summary>
    public Action? Exit { get; set; }

    public Frame? Scope =>
        Parent is null ? null
        : Parent.Inside is not null ? Parent
        : Parent.Scope;
    public int ScopeNumber => Scope?.Number ?? 0;

    /// <summary>Where a child of this frame stands.</summary>
    public FlowDefinition ChildDefinition => Inside ?? Definition;
    public string ChildPrefix => Inside is null ? Prefix : $"{Prefix}{Activity.Id}/";

    public IEnumerable<Frame> WithAncestors()
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
            yield return frame;
    }
}
