using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>One entry of an office's journal as people read it.</summary>
internal sealed record OfficeLine(DateTimeOffset At, string Who, string? Capacity, IReadOnlyList<string> Words);

/// <summary>What happened in an office, newest first, in sentences with names; for the page Jejak and for the API.</summary>
internal sealed class OfficeHistory(OfficeReader journals, People people, OfficeSentences sentences)
{
    public async Task<IReadOnlyList<OfficeLine>> OfAsync(string office, int most, Func<DateTimeOffset, bool> within, CancellationToken ct)
    {
        var entries = journals
            .History(office)
            .Where(e => within(e.Stamp.At))
            .Take(most)
            .Select(e => (e.Stamp, Events: e.Events.Cast<OfficeEvent>().ToList()))
            .ToList();
        await people.LoadAsync(
            entries.Select(e => (string?)e.Stamp.By).Concat(entries.SelectMany(e => e.Events.SelectMany(sentences.People))),
            ct
        );
        return
        [
            .. entries
                .Select(e => new OfficeLine(e.Stamp.At, people.NameOf(e.Stamp.By), e.Stamp.Capacity, sentences.Of(e.Events, people.NameOf)))
                .Where(e => e.Words.Count > 0),
        ];
    }
}
