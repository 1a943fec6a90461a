using Jkn.Workflows.Data.Work;

namespace Jkn.Workflows.Application.Effects;

/// <summary>
/// What happens after a commit, at least once: one file for each kind. Found by scan; every kind of <see cref="Domain.Words.EffectKinds"/>
/// has exactly one.
/// Throws to be tried again later.
/// </summary>
internal abstract class EffectHandler
{
    public abstract IReadOnlyList<string> Kinds { get; }

    public abstract Task RunAsync(Effect effect, OutboxItem item, CancellationToken ct);
}
