using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>What a command decides: the facts with the state after them and the effects asked for, or a rejection.</summary>
public sealed record Decision(
    IReadOnlyList<IEvent> Events,
    CaseState? After,
    IReadOnlyList<Effect> Effects,
    Stamp? Stamp,
    Rejection? Rejection
)
{
    public bool IsAccepted => Rejection is null;

    /// <summary>What would come of it with these letters' pages: they are typeset from it, then it is decided again.</summary>
    public (CaseState State, IReadOnlyList<string> Letters)? WithoutPages { get; init; }

    public static Decision Reject(string code, string message, string? field = null, string? link = null) =>
        new([], null, [], null, new Rejection(code, message, field, link));

    public static Decision Reject(Rejection rejection) => new([], null, [], null, rejection);

    /// <summary>Nothing to do: a late, doubled or repeated command. Answers like success, stores nothing.</summary>
    public static Decision Nothing(CaseState? state) => new([], state, [], null, null);
}
