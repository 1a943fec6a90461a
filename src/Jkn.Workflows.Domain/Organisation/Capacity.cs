namespace Jkn.Workflows.Domain.Organisation;

/// <summary>In which capacity somebody acts in a role.</summary>
public sealed record Capacity(string Kind, string? ActingFor)
{
    public const string Definitive = "DEFINITIF",
        Plh = "PLH",
        Plt = "PLT";
    public bool IsSubstitute => Kind is Plh or Plt;
}
