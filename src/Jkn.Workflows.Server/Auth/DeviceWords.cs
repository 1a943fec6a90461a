namespace Jkn.Workflows.Server.Auth;

/// <summary>Which browser on what, in a few words that its owner knows it by; nothing rests on them.</summary>
internal static class DeviceWords
{
    private static readonly (string Sign, string Word)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Word)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];

    public static string Of(string agent) => $"{Word(Browsers, agent, "Peramban lain")} pada {Word(Systems, agent, "perangkat lain")}";

    private static string Word((string Sign, string Word)[] words, string agent, string other) =>
        words.FirstOrDefault(w => agent.Contains(w.Sign, StringComparison.Ordinal)).Word ?? other;
}
