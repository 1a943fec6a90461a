using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain;

/// <summary>Ways to reach people outside the office.</summary>
public static class NoticeChannels
{
    public const string InApp = "IN_APP",
        Email = "EMAIL",
        WhatsApp = "WHATSAPP",
        Sms = "SMS",
        Paper = "KERTAS";

    public static readonly IReadOnlyList<string> All = [InApp, Email, WhatsApp, Sms, Paper];
}

/// <summary>
/// What is said of an event to whom. <paramref name="Channels"/> in order of preference: the first one that the installation has and that
/// reaches the person is used, else paper. <paramref name="Texts"/> by channel replace <paramref name="Text"/>. Urgent ones and emergencies
/// do not wait for morning.
/// </summary>
public sealed record NoticeTemplate(
    string Event,
    string To,
    ImmutableArray<string> Channels,
    string Subject,
    string Text,
    ImmutableDictionary<string, string> Texts,
    bool Urgent,
    string? WhatsAppTemplate,
    string Source
)
{
    public string TextFor(string channel) => Texts.GetValueOrDefault(channel) ?? Text;
}

/// <summary>
/// Templates of a region: its own before the shared ones. Messages rest between <paramref name="QuietFrom"/> and <paramref
/// name="QuietTo"/>, local time.
/// </summary>
public sealed record NoticeBook(ImmutableArray<NoticeTemplate> Templates, LocalTime QuietFrom, LocalTime QuietTo)
{
    public static readonly NoticeBook Empty = new([], new(20, 0), new(7, 0));

    public NoticeTemplate? Find(string happening, string to) => Templates.FirstOrDefault(t => t.Event == happening && t.To == to);

    /// <summary>The moment from which a message may leave: now, or the end of the quiet hours.</summary>
    public DateTimeOffset AllowedFrom(DateTimeOffset now, OfficeTime office)
    {
        var local = office.Local(now);
        var quiet =
            QuietFrom > QuietTo
                ? local.TimeOfDay >= QuietFrom || local.TimeOfDay < QuietTo
                : local.TimeOfDay >= QuietFrom && local.TimeOfDay < QuietTo;
        if (!quiet)
            return now;
        return office.At((local.TimeOfDay < QuietTo ? local.Date : local.Date.PlusDays(1)).At(QuietTo)).ToUniversalTime();
    }
}

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
                .Where(n => !NoticeText.Names.Contains(n))
                .Distinct()
        )
            notice.Fail(notice.Item, $"Kata ganti {{{unknown}}} tidak dikenal; yang ada: {string.Join(", ", NoticeText.Names)}.");
        notice.Done();
        return read;
    }

    [GeneratedRegex(@"\{(\w*)\}")]
    private static partial Regex Names();
}

/// <summary>
/// Fills a text from a case. There is no word for a NIK, a paper of treatment or an illness: what has no name cannot slip into a message.
/// </summary>
public static partial class NoticeText
{
    public static readonly IReadOnlyList<string> Names = ["nomor", "nama", "daerah", "dinas", "alasan", "aktif", "janji"];

    public static string Fill(string text, CaseState state, Office office)
    {
        var entry = state.BatchEntries.Values.Where(e => e.Outcome is not null).MaxBy(e => e.DeliverBy);
        var reason = entry?.ReasonCode ?? state.ReasonCode;
        var filled = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nomor"] = state.CaseNo ?? state.Batch?.No ?? "berkas Anda",
            ["nama"] = state.Applicant?.Nama ?? "Pemohon",
            ["daerah"] = office.Region.Name,
            ["dinas"] = office.Region.Agency.Value,
            ["alasan"] = reason is null ? "lihat keterangan petugas" : office.Reasons?.Find(reason)?.Label ?? "lihat keterangan petugas",
            ["aktif"] =
                entry?.ActiveFrom is { } date && LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var active)
                    ? Indonesian.Date(active)
                    : "tanggal yang ditetapkan BPJS Kesehatan",
            ["janji"] = state.Promise?.Text ?? "",
        }.Aggregate(text, (t, name) => t.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));
        // A name typed as a number, a note with a NIK in it: sixteen digits never leave.
        return Digits().Replace(filled, "****************");
    }

    [GeneratedRegex(@"\d{13,}")]
    private static partial Regex Digits();
}
