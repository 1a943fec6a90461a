using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Notices;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// What one message tells whom: a happening of the case, or what happened together to several of its people, each outcome with its names
/// (domain-2.md 1.9). <paramref name="People"/>: happening by participant key.
/// </summary>
internal sealed partial record NoticeParts(string Happening, string To, ImmutableSortedDictionary<string, string>? People = null)
{
    /// <summary>Each outcome once, with the people it came to, in the order of the family.</summary>
    private IReadOnlyList<(string Happening, string[]? People)> Parts { get; } =
        People is { Count: > 0 }
            ? [.. People.GroupBy(p => p.Value).Select(g => (g.Key, (string[]?)[.. g.Select(p => p.Key)]))]
            : [(Happening, null)];

    /// <summary>The template that says by which ways the message may go; null when none of its outcomes has one.</summary>
    public NoticeTemplate? Template(Office office) =>
        Parts.Select(p => office.Notices.Find(p.Happening, To)).FirstOrDefault(t => t is not null);

    public string Subject(CaseState state, Office office) =>
        Parts is [var only]
            ? office.Notices.Find(only.Happening, To) is { } template
                ? NoticeText.Fill(template.Subject, state, office, only.People)
                : $"{state.CaseNo}: {only.Happening.Replace('-', ' ')}"
            : $"{state.CaseNo}: hasil tiap peserta";

    /// <summary>All outcomes in one text; the greeting stands once.</summary>
    public string Text(string channel, CaseState state, Office office)
    {
        var texts = Parts.Select(p =>
            office.Notices.Find(p.Happening, To) is { } template
                ? NoticeText.Fill(template.TextFor(channel), state, office, p.People)
                : $"Berkas {state.CaseNo}: {p.Happening.Replace('-', ' ')}. Hubungi {office.Region.Agency.Value}."
        );
        return string.Join(' ', texts.Select((t, i) => i == 0 ? t : WithoutGreeting(t)));
    }

    private static string WithoutGreeting(string text)
    {
        var rest = Greeting().Replace(text, "");
        return rest.Length == 0 ? text : char.ToUpperInvariant(rest[0]) + rest[1..];
    }

    [GeneratedRegex("^Yth\\. [^,]*, ")]
    private static partial Regex Greeting();
}
