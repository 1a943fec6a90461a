namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// Why the office says no: code is public contract (kebab-case, never renamed), the sentence is Indonesian, field names the input at fault.
/// It travels unchanged from the rule to the door: the API answers a problem, a page an error summary.
/// </summary>
public sealed record Rejection(string Code, string Message, string? Field = null, string? Link = null)
{
    /// <summary>Each input at fault; the one named by <see cref="Field"/> unless more are told.</summary>
    public IReadOnlyList<FieldFault> Faults
    {
        get => field ?? (Field is null ? [] : [new FieldFault(Field, Code, Message)]);
        init;
    }

    public RejectionKind Kind { get; init; }

    /// <summary>Also the answer for what exists in another region: whether it exists is nobody else's business.</summary>
    public static Rejection NotFound(string message) => new("not-found", message);

    /// <summary>One input cannot be used: what is said at the top and, in <paramref name="reason"/>, beside the input.</summary>
    public static Rejection Unusable(string code, string message, string field, string? reason = null) =>
        new(code, message, field) { Kind = RejectionKind.Unusable, Faults = [new FieldFault(field, code, reason ?? message)] };
}

/// <summary>What kind of no it is, where the code alone does not tell.</summary>
public enum RejectionKind
{
    /// <summary>A rule of the office; its code says which.</summary>
    Rule,

    /// <summary>What was sent in cannot be used as it is.</summary>
    Unusable,

    /// <summary>Somebody outside does not answer now: the same act may be tried again later.</summary>
    Passing,
}
