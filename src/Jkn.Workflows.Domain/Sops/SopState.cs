namespace Jkn.Workflows.Domain.Sops;

/// <summary>Life of a version (domain.md 2.9).</summary>
public enum SopState
{
    Draf,
    Diajukan,
    Disahkan,
    Efektif,
    Diganti,
    Dicabut,
}

public static class SopStates
{
    /// <summary>As it is stored, answered and shown: EFEKTIF.</summary>
    public static string Code(this SopState state) => state.ToString().ToUpperInvariant();
}
