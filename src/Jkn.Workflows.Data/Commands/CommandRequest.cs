using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// A command on a case. <paramref name="Decide"/> is pure and may be called several times: with what is known so far, again when more was
/// loaded, again when another writer was first. With <paramref name="Creates"/> a case that does not exist is decided on
/// <see cref="CaseState.Empty"/>; one that does exist is given as it is. <paramref name="Region"/> names the books before the case has a region.
/// </summary>
public sealed record CommandRequest(string CaseId, bool Creates, Func<CaseState, Known, DateTimeOffset, Decision> Decide,
    Idempotency? Idempotency = null, string? Region = null);

/// <summary>
/// The client's key for its request. The first accepted command stores <paramref name="Answer"/> in its transaction; the same key with
/// the same body gets that answer again, with another body it is refused. A refusal is not kept: repeating it is harmless.
/// </summary>
public sealed record Idempotency(string Actor, string Key, byte[] BodyHash, Func<Decision, StoredAnswer> Answer);

/// <summary>Status and body as they were answered. The body holds ids and states, never personal data.</summary>
public sealed record StoredAnswer(int Status, string Body);

/// <summary>
/// What came of a command, given after the commit. <paramref name="State"/> is the case now (null: there is none);
/// <paramref name="Repeated"/> is set when this key was answered before: then nothing was decided.
/// </summary>
public sealed record Answer(Decision Decision, CaseState? State, StoredAnswer? Repeated = null);
