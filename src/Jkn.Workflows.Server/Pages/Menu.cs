using System.Security.Claims;
using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Pages;

/// <summary>An entry of the menu, shown to whom its policy lets in.</summary>
internal sealed record MenuEntry(string Text, string Href, string Policy);

/// <summary>The menu, in the order of domain.md 6. A page that people go to on their own has its line here.</summary>
internal static class Menu
{
    private static readonly MenuEntry[] Entries =
    [
        new("Beranda", "/beranda", Policies.SignedIn),
        new("SOP", "/sop", Policies.Auditor),
    ];

    public static IEnumerable<MenuEntry> For(ClaimsPrincipal user) => Entries.Where(e => Policies.Admits(e.Policy, user));

    public static bool IsCurrent(MenuEntry entry, PathString path) => path.StartsWithSegments(entry.Href);
}
