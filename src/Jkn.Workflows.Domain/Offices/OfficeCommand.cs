namespace Jkn.Workflows.Domain.Offices;

/// <summary>Something a person wants of an office. One file each; deciding is pure.</summary>
public abstract record OfficeCommand
{
    /// <summary>Refusals first, in the order a person would check; then the facts.</summary>
    public abstract OfficeDecision Decide(OfficeDeciding on);

    /// <summary>The public name, stored in the journal: the type's name.</summary>
    public string Name => GetType().Name;
}

/// <summary>What a command on an office decides: facts with the state after them, or a rejection.</summary>
public sealed record OfficeDecision(IReadOnlyList<OfficeEvent> Events, OfficeState? After, Stamp? Stamp, Rejection? Rejection)
{
    public bool IsAccepted => Rejection is null;

    public static OfficeDecision Reject(string code, string message, string? field = null) =>
        new([], null, null, new Rejection(code, message, field));

    public static OfficeDecision Reject(Rejection rejection) => new([], null, null, rejection);
}
