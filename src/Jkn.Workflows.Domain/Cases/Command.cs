namespace Jkn.Workflows.Domain.Cases;

/// <summary>Something a person, a timer or an effect wants of a case. One file each; deciding is pure.</summary>
public abstract record Command
{
    /// <summary>Refusals first, in the order a person would check; then the facts.</summary>
    public abstract Decision Decide(Deciding on);

    /// <summary>The public name, stored in the journal: the type's name.</summary>
    public string Name => GetType().Name;
}
