using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;

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
)
{
    /// <summary>Who signs it, lowest first, by the version's chain and the switches that apply to it.</summary>
    public IReadOnlyList<(string Role, string Act, string State)> Chain { get; init; } = [];
}

/// <summary>A letter as it is read; whoever shows it has opened it through the gate.</summary>
internal sealed class LetterReading(People people, Offices offices, OfficeClock clock)
{
    public async Task<LetterText?> ReadAsync(CaseState state, string key, CancellationToken ct)
    {
        if (state.Letters.GetValueOrDefault(key) is not { } letter)
            return null;
        await people.LoadAsync(letter.Parafs.Select(p => (string?)p.By), ct);
        return new(
            state.Id,
            key,
            letter.Title,
            letter.Number,
            Words.Letter(letter.State),
            letter.Body,
            [.. letter.Parafs.Select(p => (RoleNames.Of(p.Role), Words.Capacity(p.Capacity, people.NameOf(p.By)), p.At))],
            letter.SeenHash,
            letter.Attempt is not null,
            letter.Marks
        )
        {
            Chain = offices.Find(state.Region) is { } office
                ?
                [
                    .. SignChain
                        .OfLetter(state, office, key, office.DateOf(clock.GetUtcNow()))
                        .Select(s => (RoleNames.Of(s.Step.Role), Words.Act(s.Step.Act), StateOf(s, letter))),
                ]
                : [],
        };
    }

    private static string StateOf(ChainStep step, Letter letter) =>
        letter.Parafs.Any(p => p.Role == step.Step.Role) || letter.Signature?.Role == step.Step.Role ? "sudah"
        : step.Level.IsOn ? "belum"
        : $"dilewati: {step.Level.Source}";
}
