namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// A line of a summary (partial _SummaryList): what, its value, where to change it. Changing names the thing for screen readers.
/// </summary>
internal sealed record SummaryLine(string Label, string? Value, string? ChangeHref = null, string? ChangeWhat = null);

/// <summary>
/// A line of a task list (partial _TaskList): a thing to do, its state in words, and the state's colour (ok, warn, bad, idle).
/// </summary>
internal sealed record TaskLine(string Text, string? Href, string State, string Tone, string? Hint = null);

/// <summary>The end of a flow (partial _ConfirmationPanel): what has happened and the number to remember.</summary>
internal sealed record ConfirmationPanel(string Title, string? Number = null, string? NumberLabel = null);

/// <summary>
/// Asked before something that cannot be undone (partial _Interruption). All that was sent comes along in <paramref name="Fields"/>; the
/// button posts it again with <c>pasti=1</c>.
/// </summary>
internal sealed record Interruption(
    string Title,
    string Text,
    string Confirm,
    string BackHref,
    IEnumerable<KeyValuePair<string, string?>> Fields,
    string? Action = null
)
{
    public const string Sure = "pasti";

    /// <summary>True when the person has seen the question.</summary>
    public static bool IsConfirmed(HttpRequest request) => request.HasFormContentType && request.Form[Sure] == "1";

    /// <summary>What a form sent, to be sent again.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> FieldsOf(HttpRequest request) =>
        request
            .Form.Where(f => f.Key is not ("__RequestVerificationToken" or Sure))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v)));
}

/// <summary>
/// Where a list goes on (partial _Pager): the address of the next page and of the first, null at the end and at the beginning.
/// </summary>
internal sealed record Pager(string? Next, string? First, int Shown);

/// <summary>The sign-in form (partial _SignInForm): where to go afterwards, the sealed form to go on with, the name typed before.</summary>
internal sealed record SignInForm(string? Back, string? Held, string? Account);

/// <summary>The participants of a case, masked, with links to enter and correct them (partial _Participants).</summary>
internal sealed record ParticipantList(Domain.Cases.CaseState Case, string Back, bool ReadOnly = false);
