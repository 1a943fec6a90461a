namespace Jkn.Workflows.Server.Pages.Tags;

/// <summary>
/// The labels of the inputs that this answer shows, so that the error summary can name a field as the person sees it. The summary is
/// written by the layout, after the page's fields.
/// </summary>
internal static class FieldLabels
{
    public static void Remember(HttpContext http, string name, string label) => Of(http)[name] = label;

    /// <summary>"Label: fault", or the fault alone when it names its field already or the field is not on the page.</summary>
    public static string Named(HttpContext http, string name, string fault) =>
        Of(http).GetValueOrDefault(name) is { Length: > 0 } label
        && !fault.Contains(label.Split(' ')[0], StringComparison.OrdinalIgnoreCase)
            ? $"{label}: {fault}"
            : fault;

    private static Dictionary<string, string> Of(HttpContext http)
    {
        if (http.Items[typeof(FieldLabels)] is Dictionary<string, string> known)
            return known;
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        http.Items[typeof(FieldLabels)] = labels;
        return labels;
    }
}
