using System.Text.Json;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>What the outbox asks about a letter: ids only.</summary>
public sealed record LetterAsked(string CaseId, string Letter, string Attempt)
{
    public static LetterAsked Read(Effect effect) => JsonSerializer.Deserialize<LetterAsked>(effect.Payload, JsonSerializerOptions.Web)!;
}
