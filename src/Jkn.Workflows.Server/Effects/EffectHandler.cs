using Jkn.Workflows.Data.Work;

namespace Jkn.Workflows.Server.Effects;

/// <summary>
/// What happens after a commit, at least once: one file for each kind. Found by scan; every kind of <see cref="Domain.Words.EffectKinds"/> has
/// exactly one.
/// Throws to be tried again later.
/// </summary>
internal abstract class EffectHandler
{
    public abstract IReadOnlyList<string> Kinds { get; }

    public abstract Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct);
}

/// <summary>An effect could not be done now; the message goes into the outbox row and holds codes only, no personal data.</summary>
internal sealed class EffectFailedException(string code) : Exception(code);
