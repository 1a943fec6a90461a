using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;

namespace Jkn.Workflows.Application.Trials;

/// <summary>
/// Plays a walk and holds what it expects of papers against real files: typeset, sealed with keys made for the walk, and checked as the
/// public's page would. A step without such an expectation makes no file.
/// </summary>
/// <param name="textOf">The text of a PDF; null where no program is at hand that reads it, and then texts are not compared.</param>
internal sealed partial class WalkPapers(LetterJobs jobs, TypstRenderer renderer, Func<byte[], CancellationToken, Task<string?>> textOf)
{
    public async IAsyncEnumerable<WalkLine> PlayAsync(Walk walk, Office office, [EnumeratorCancellation] CancellationToken ct)
    {
        var keys = Directory.CreateTempSubdirectory("jkn-walk-");
        try
        {
            var begins = office.Time.At(
                NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(walk.Start).Value
            );
            var names = walk.People.ToDictionary(p => p.Key, p => p.Name, StringComparer.Ordinal);
            var letters = new TrialLetters(jobs, renderer, new DevelopmentCa(keys.FullName, new StandingClock(begins)), names);
            TrialOffice? trial = null;
            var next = 0;
            foreach (var line in WalkPlayer.Play(walk, office, t => trial = t))
            {
                var step = next < walk.Steps.Length ? walk.Steps[next++] : null;
                if (
                    line.Ok
                    && step?.Expect is { } expect
                    && expect.TryGetProperty(WalkMatch.Papers, out var wanted)
                    && await DifferenceAsync(letters, names, trial!, step, wanted, ct) is { } difference
                )
                {
                    yield return new(false, $"FAIL{line.Text[2..]}: {difference}");
                    yield break;
                }
                yield return line;
            }
        }
        finally
        {
            keys.Delete(true);
        }
    }

    private async Task<string?> DifferenceAsync(
        TrialLetters letters,
        Dictionary<string, string> names,
        TrialOffice trial,
        WalkStep step,
        JsonElement wanted,
        CancellationToken ct
    )
    {
        if (WalkPlayer.StateOf(step, trial) is not { } state)
            return $"papers: there is no {step.Target}";
        foreach (var paper in wanted.EnumerateObject())
        {
            if (state.Letters.GetValueOrDefault(paper.Name) is not { } letter)
                return $"papers: there is no letter {paper.Name}";
            try
            {
                if (await DifferenceAsync(letters, names, trial, state, letter, paper.Value, ct) is { } difference)
                    return difference;
            }
            catch (TypesetException e)
            {
                return $"papers.{paper.Name}: {e.Message}";
            }
        }
        return null;
    }

    private async Task<string?> DifferenceAsync(
        TrialLetters letters,
        Dictionary<string, string> names,
        TrialOffice trial,
        CaseState state,
        Letter letter,
        JsonElement wanted,
        CancellationToken ct
    )
    {
        var (office, path) = (trial.Office, $"papers.{letter.Key}");
        var today = office.DateOf(trial.Now);
        var isDraft = letter is { Parafs: [], Signature: null };
        var pdf = isDraft
            ? await letters.DraftAsync(office, state, letter, today, ct)
            : await letters.PageAsync(office, state, letter, today, ct);
        var verdict = PdfVerifier.Verify(pdf, letters.Roots, trial.Now);
        var signer = letter.Signature is { } signature
            ? (SealPeople.Of(office, signature, names.GetValueOrDefault(signature.By, signature.By)), Capacity.Prefix(signature.Capacity))
            : ((SealSigner, string?)?)null;
        var found = new
        {
            draft = isDraft,
            signatures = string.Join(", ", verdict.Signatures.Select(s => s.Field)),
            trusted = verdict.IsTrusted,
            check = LetterChecks.Of(office, state, letter, today, signer),
        };
        var texts = new[] { "says", "saysNot" };
        var rest = wanted.EnumerateObject().Where(e => !texts.Contains(e.Name)).ToDictionary(e => e.Name, e => e.Value);
        if (
            WalkMatch.Difference(
                path,
                JsonSerializer.SerializeToElement(rest),
                JsonSerializer.SerializeToElement(found, JsonSerializerOptions.Web)
            ) is
            { } difference
        )
            return difference;
        if (await textOf(pdf, ct) is not { } text)
            return null;
        var line = Spaces().Replace(text, " ");
        foreach (var says in Each(wanted, texts[0]).Where(t => !line.Contains(t, StringComparison.Ordinal)))
            return $"{path}: the text \"{says}\" is not in it";
        foreach (var says in Each(wanted, texts[1]).Where(t => line.Contains(t, StringComparison.Ordinal)))
            return $"{path}: the text \"{says}\" is in it";
        return null;
    }

    private static IEnumerable<string> Each(JsonElement wanted, string name) =>
        wanted.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(t => t.GetString()!) : [];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
