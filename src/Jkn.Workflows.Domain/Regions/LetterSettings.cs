namespace Jkn.Workflows.Domain.Regions;

/// <summary>A kind of letter: to whom, how long it holds, how its number looks.</summary>
/// <param name="Addressee">Null while the region has not decided .</param>
/// <param name="Purpose">What the letter is for, a word its template knows (X-11: BPJS or RS); null while not decided.</param>
/// <param name="ValidPlusDays">Valid until membership is active, at the latest so many days after the promised date; null: no
/// end.</param>
public sealed record LetterSettings(
    string Type,
    string Title,
    Sourced<string>? Addressee,
    Sourced<string>? Purpose,
    Sourced<int>? ValidPlusDays,
    string Source
);
