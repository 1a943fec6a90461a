using System.Text.RegularExpressions;

namespace Jkn.Workflows.Bench;

/// <summary>The pages that one person is led to from given ones, by links alone: one of each kind, at most three links away.</summary>
internal static partial class PagesFound
{
    private const int Depth = 3;

    // The designer has a bench of its own; a file is not a page; whoever signs out sees no more.
    private static readonly string[] Apart = ["/studio", "/keluar", "/layanan", "/cek", "/v/"];

    public static async Task<IReadOnlyList<string>> ByAsync(HttpClient client, params string[] start)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = start.ToList();
        for (var depth = 0; depth < Depth && next.Count > 0; depth++)
        {
            var links = new List<string>();
            foreach (var path in next.Where(p => found.TryAdd(Kind(p), p)).ToList())
            {
                using var answer = await client.GetAsync(path);
                // a row without its case, which the lists were filled with, or something that is not a page
                if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
                    found.Remove(Kind(path));
                else
                    links.AddRange(
                        Link()
                            .Matches(await answer.Content.ReadAsStringAsync())
                            .Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))
                    );
            }
            next = [.. links.Where(l => !Apart.Any(a => l.StartsWith(a, StringComparison.Ordinal)) && !Path.HasExtension(l.Split('?')[0]))];
        }
        return [.. found.Values];
    }

    /// <summary>Pages that differ only in whose they are.</summary>
    private static string Kind(string path) => Own().Replace(path.Split('?')[0], "#");

    [GeneratedRegex("href=\"(/[a-z][^\"#]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("(?<=/)[^/]*[0-9][^/]*")]
    private static partial Regex Own();
}
