namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// Where nobody says which environment it is: a debug build, as <c>dotnet run</c> makes it from the sources, is for development; what is
/// published is for production. Not in launchSettings.json, whose notice would stand before the output of every verb.
/// </summary>
internal static class DefaultEnvironment
{
    private const string Variable = "ASPNETCORE_ENVIRONMENT";

    public static void Set()
    {
#if DEBUG
        if (Environment.GetEnvironmentVariable(Variable) is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
            Environment.SetEnvironmentVariable(Variable, Environments.Development);
#endif
    }
}
