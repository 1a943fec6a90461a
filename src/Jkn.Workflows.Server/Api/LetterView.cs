
namespace Jkn.Workflows.Server.Api;

internal sealed record LetterView(
    string Key,
    string Template,
    string Title,
    string State,
    string? Number,
    string Hash,
    int Version,
    string DraftedBy,
    DateTimeOffset DraftedAt,
    IReadOnlyDictionary<string, string>? Body,
    IReadOnlyList<MarkView> Parafs,
    MarkView? Signature,
    bool SignaturePending,
    string? Reason,
    bool Typeset,
    FaultView? Fault,
    bool WetInk,
    string? SealKind,
    string? SealedHash,
    string? VerifyPath,
    IReadOnlyList<PassageView>? Marks
);

internal sealed record FaultView(string Code, string? Template, int? Line, string Reason, DateTimeOffset At);

internal sealed record MarkView(string Role, string By, string? Capacity, string? ActingFor, DateTimeOffset At, string? Seal);

internal sealed record PassageView(string Passage, string Why, string? Field);
