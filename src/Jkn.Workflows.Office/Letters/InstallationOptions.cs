namespace Jkn.Workflows.Application.Letters;

/// <summary>Settings under "Installation": who runs this service.</summary>
internal sealed class InstallationOptions
{
    /// <summary>Whom a stranger asks about a letter that is not ours: telephone and office. Required in production.</summary>
    public string Contact { get; init; } = "";
}
