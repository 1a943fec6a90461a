using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages;

/// <summary>A letter as it is read before it is signed (partial _Letter). <paramref name="Hash"/> goes along with the act.</summary>
internal sealed record LetterText(
    string CaseId,
    string Key,
    string Title,
    string? Number,
    string State,
    IReadOnlyDictionary<string, string> Body,
    IReadOnlyList<(string Role, string By, DateTimeOffset At)> Parafs,
    string Hash,
    bool Pending,
    IReadOnlyList<Domain.Words.PassageMark> Marks
);

/// <summary>Opens letters for reading; who read which, and why, is recorded.</summary>
internal sealed class LetterReading(AppDb db, People people, OfficeClock clock)
{
    public async Task<LetterText?> ReadAsync(CaseState state, string key, Actor reader, string purpose, CancellationToken ct)
    {
        if (state.Letters.GetValueOrDefault(key) is not { } letter)
            return null;
        await db.RecordReadAsync(clock.GetUtcNow(), reader.Id, state.Region, state.Id, $"letter/{key}", purpose, ct);
        await people.LoadAsync(letter.Parafs.Select(p => (string?)p.By), ct);
        return new(
            state.Id,
            key,
            letter.Title,
            letter.Number,
            Words.Letter(letter.State),
            letter.Body,
            [.. letter.Parafs.Select(p => (RoleNames.Of(p.Role), Words.Capacity(p.Capacity, people.NameOf(p.By)), p.At))],
            letter.Hash,
            letter.Attempt is not null,
            letter.Marks
        );
    }
}
