namespace Jkn.Workflows.Server.Hosting;

/// <summary>Exit codes of all verbs.</summary>
internal static class ExitCodes
{
    public const int Done = 0,
        Failed = 1,
        Misuse = 2;
}
