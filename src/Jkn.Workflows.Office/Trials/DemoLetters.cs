using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Signing.Adapters.Local;

namespace Jkn.Workflows.Application.Trials;

/// <summary>
/// Plays a walk and writes each of its letters after every step that changed it: the draft, the page with each paraf, the signed letter.
/// Keys are made for the occasion by a development authority, whose certificate lies beside them for whoever wants to check.
/// </summary>
internal sealed class DemoLetters(LetterJobs jobs, TypstRenderer renderer, string keyFolder)
{
    private sealed record Seen(Office Office, CaseState State, Letter Letter, DateTimeOffset At);

    public async Task WriteAsync(Walk walk, Office office, string output, TextWriter told, CancellationToken ct)
    {
        Directory.CreateDirectory(output);
        var seen = new List<Seen>();
        foreach (var line in WalkPlayer.Play(walk, office, trial => Note(trial, seen)))
        {
            if (!line.Ok)
                throw new IOException($"Walk \"{walk.Name}\": {line.Text}");
        }
        var authority = new DevelopmentCa(keyFolder, new StandingClock(seen.Count > 0 ? seen[0].At : DateTimeOffset.UnixEpoch));
        await File.WriteAllTextAsync(Path.Combine(output, "ca.pem"), authority.Root().ExportCertificatePem(), ct);
        var letters = new TrialLetters(
            jobs,
            renderer,
            authority,
            walk.People.ToDictionary(p => p.Key, p => p.Name, StringComparer.Ordinal)
        );
        var (no, drafted) = (0, new HashSet<(string, string, int)>());
        Task KeepAsync(Letter letter, string what, byte[] pdf) =>
            WriteAsync(Path.Combine(output, $"{++no:00}-{letter.Key}-{what}.pdf"), pdf, told, ct);
        foreach (var one in seen)
        {
            var (letter, today) = (one.Letter, one.Office.DateOf(one.At));
            if (drafted.Add((one.State.Id, letter.Key, letter.Draft)))
                await KeepAsync(letter, "konsep", await letters.DraftAsync(one.Office, one.State, letter, today, ct));
            if (letter is { State: LetterState.Ditandatangani, Signature: not null })
            {
                await KeepAsync(letter, "ditandatangani", await letters.PageAsync(one.Office, one.State, letter, today, ct));
                await KeepAsync(
                    letter,
                    "cetak-tanda-tangan-basah",
                    await letters.PageAsync(one.Office, one.State, letter with { WetReason = "contoh" }, today, ct)
                );
            }
            else if (letter.Parafs is [.., var last])
                await KeepAsync(
                    letter,
                    $"paraf-{last.Role.ToLowerInvariant()}",
                    await letters.PageAsync(one.Office, one.State, letter, today, ct)
                );
        }
    }

    private static void Note(TrialOffice trial, List<Seen> seen)
    {
        foreach (var state in trial.Cases.Values)
        {
            foreach (var letter in state.Letters.Values)
            {
                var last = seen.LastOrDefault(s => s.State.Id == state.Id && s.Letter.Key == letter.Key)?.Letter;
                if (
                    last is null
                    || last.Draft != letter.Draft
                    || last.Parafs.Length != letter.Parafs.Length
                    || last.Signature is null != letter.Signature is null
                )
                    seen.Add(new(trial.Office, state, letter, trial.Now));
            }
        }
    }

    /// <summary>Writes a file of the demonstration and says so.</summary>
    public static async Task WriteAsync(string file, byte[] content, TextWriter told, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(file, content, ct);
        told.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, file)}: {content.Length} bita");
    }
}
