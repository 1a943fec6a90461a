using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Notices;

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
