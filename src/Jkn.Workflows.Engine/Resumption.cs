using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>What wakes a bookmark: the outcome chosen and what came with it (an event's or a task's payload).</summary>
public sealed record Resumption(string BookmarkId, string? Outcome = null, JsonElement? Payload = null);

/// <summary>Why the engine does nothing: code (public contract, kebab-case) and a sentence in Indonesian.</summary>
public sealed record FlowRefusal(string Code, string Message);

/// <summary>What a call of the engine gives: the events in order with the state after them, or a refusal and the state as it was.</summary>
public sealed record FlowResult(IReadOnlyList<IEvent> Events, FlowState State, FlowRefusal? Refusal = null);
