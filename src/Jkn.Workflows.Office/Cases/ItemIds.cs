namespace Jkn.Workflows.Application.Cases;

/// <summary>Ids of work items in addresses: '/' and '#' of nested steps would break a path, so they are written '~' and '!'.</summary>
internal static class ItemIds
{
    public static string ToUrl(string id) => id.Replace('/', '~').Replace('#', '!');

    public static string FromUrl(string id) => id.Replace('~', '/').Replace('!', '#');
}
