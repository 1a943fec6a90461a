namespace Jkn.Workflows.Tests.Engine;

/// <summary>Data for tests that is not part of this repository: beside it, or where JKN_SHARED says.</summary>
internal static class SharedFolder
{
    /// <summary>The folder, or the test is skipped with the reason (failed, when JKN_REQUIRE_ALL is 1).</summary>
    public static string Find(string part)
    {
        var path = Path.Combine(Root() ?? "", part);
        if (Directory.Exists(path))
            return path;
        var reason = $"The folder '{part}' with test data is absent (beside the repository, or JKN_SHARED).";
        if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("JKN_SHARED") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Jkn.Workflows.sln")))
                return Path.Combine(folder.FullName, "..", "shared");
        }
        return null;
    }
}
