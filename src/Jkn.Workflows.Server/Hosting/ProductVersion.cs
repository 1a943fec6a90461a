using System.Reflection;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>The version printed on the start page, in the API document and by the verb.</summary>
internal static class ProductVersion
{
    public static readonly string Text =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
