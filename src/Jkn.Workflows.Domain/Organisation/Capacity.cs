namespace Jkn.Workflows.Domain.Organisation;

/// <summary>In which capacity somebody acts in a role.</summary>
public sealed record Capacity(string Kind, string? ActingFor)
{
    public const string Definitive = "DEFINITIF",
        Plh = "PLH",
        Plt = "PLT";
    public bool IsSubstitute => Kind is Plh or Plt;

    /// <summary>What stands before the position on paper; nothing for the holder himself.</summary>
    public static string? Prefix(string? kind) =>
        kind switch
        {
            Plh => "Plh.",
            Plt => "Plt.",
            _ => null,
        };
}
