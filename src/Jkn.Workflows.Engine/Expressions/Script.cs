namespace Jkn.Workflows.Engine;

/// <summary>stub</summary>
public sealed record Script(string Source, string? Error)
{
    public static Script Parse(string source) => new(source, null);
}
