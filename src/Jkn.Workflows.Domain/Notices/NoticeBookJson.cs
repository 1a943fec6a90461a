using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Notices;

/// <summary>Reads templates of notices (<c>notices/*.json</c>). Never throws for bad input.</summary>
public static partial class NoticeBookJson
{
    public static (NoticeBook? Book, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var (from, to) = (NoticeBook.Empty.QuietFrom, NoticeBook.Empty.QuietTo);
        if (root.Object("quiet") is { } quiet)
        {
            (from, to) = (Time(quiet, "from", from), Time(quiet, "to", to));
            quiet.SourceText();
            quiet.TextOrNull("note");
            quiet.Done();
        }
        root.TextOrNull("note");
        var book = new NoticeBook([.. root.Objects("notices").Select(Template)], from, to);
        root.Done();
        return (problems.Count == 0 ? book : null, problems);
    }

    private static LocalTime Time(JsonObject owner, string key, LocalTime absent)
    {
        if (owner.Need(key) is not { } item)
            return absent;
        var read = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(owner.TextOf(item));
        if (read.Success)
            return read.Value;
        owner.Fail(item, "Jam ditulis HH:mm.");
        return absent;
    }

    private static NoticeTemplate Template(JsonObject notice)
    {
        var channels = notice.List("channels").Select(notice.TextOf).ToImmutableArray();
        foreach (var unknown in channels.Where(c => !NoticeChannels.All.Contains(c)))
            notice.Fail(notice.Item, $"Saluran \"{unknown}\" tidak dikenal.");
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (notice.Object("texts") is { } own)
        {
            foreach (var (channel, item) in own.FreeMembers())
                texts[channel] = own.TextOf(item);
        }
        var read = new NoticeTemplate(
            notice.Text("event"),
            notice.Text("to"),
            channels,
            notice.Text("subject"),
            notice.Text("text"),
            texts.ToImmutable(),
            notice.FlagOr("urgent", false),
            notice.TextOrNull("whatsAppTemplate"),
            notice.SourceText()
        );
        foreach (
            var unknown in Names()
                .Matches(string.Join(' ', [read.Subject, read.Text, .. read.Texts.Values]))
                .Select(m => m.Groups[1].Value)
                .Where(n => !NoticeBook.Names.Contains(n))
                .Distinct()
        )
            notice.Fail(notice.Item, $"Kata ganti {{{unknown}}} tidak dikenal; yang ada: {string.Join(", ", NoticeBook.Names)}.");
        notice.Done();
        return read;
    }

    [GeneratedRegex(@"\{(\w*)\}")]
    private static partial Regex Names();
}
