using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Server.Signing;
using Jkn.Workflows.Server.Signing.Local;
using Jkn.Workflows.Server.Verbs;

namespace Jkn.Workflows.Server.Letters;

/// <summary>
/// Plays a walk and writes each of its letters after every step that changed it: the draft, the page with each paraf, the signed letter. Keys are
/// made for the occasion by a development authority, whose certificate lies beside them for whoever wants to check.
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
            if (!line.Ok) throw new IOException($"Walk \"{walk.Name}\": {line.Text}");
        }
        var authority = new DevelopmentCa(keyFolder, new Clock(seen.Count > 0 ? seen[0].At : DateTimeOffset.UnixEpoch));
        var sealer = new LocalSealer(new KeyShelf(new SigningOptions(), authority, TrustRoots.None), null);
        await File.WriteAllTextAsync(Path.Combine(output, "ca.pem"), authority.Root().ExportCertificatePem(), ct);
        var names = walk.People.ToDictionary(p => p.Key, p => p.Name, StringComparer.Ordinal);
        var (no, pages) = (0, new Dictionary<(string, string, int), (byte[] Pdf, SealField Place, int Parafs)>());
        foreach (var one in seen)
        {
            var today = one.Office.DateOf(one.At);
            var (letter, key) = (one.Letter, (one.State.Id, one.Letter.Key, one.Letter.Draft));
            if (!pages.TryGetValue(key, out var page))
            {
                var draft = await renderer.RenderAsync(jobs.Of(one.Office, one.State, letter, draft: true, today, names), ct);
                await LettersVerb.WriteAsync(Path.Combine(output, $"{++no:00}-{letter.Key}-konsep.pdf"), draft.Pdf, told, ct);
                var clean = await renderer.RenderAsync(jobs.Of(one.Office, one.State, letter, draft: false, today, names), ct);
                page = (clean.Pdf, LetterPlace.SignatureField(clean.Place, clean.Pages), 0);
            }
            foreach (var mark in letter.Parafs.Skip(page.Parafs))
            {
                page = (await SealAsync(sealer, page.Pdf, LetterPlace.ParafField(mark), one.Office, mark, names, ct), page.Place, page.Parafs + 1);
                await LettersVerb.WriteAsync(Path.Combine(output, $"{++no:00}-{letter.Key}-paraf-{mark.Role.ToLowerInvariant()}.pdf"), page.Pdf, told, ct);
            }
            if (letter is { State: LetterState.Ditandatangani, Signature: { } signature })
            {
                page = page with { Pdf = await SealAsync(sealer, page.Pdf, page.Place, one.Office, signature, names, ct) };
                await LettersVerb.WriteAsync(Path.Combine(output, $"{++no:00}-{letter.Key}-ditandatangani.pdf"), page.Pdf, told, ct);
                var wet = await renderer.RenderAsync(jobs.Of(one.Office, one.State, letter with { WetReason = "contoh" }, draft: false, today, names), ct);
                await LettersVerb.WriteAsync(Path.Combine(output, $"{++no:00}-{letter.Key}-cetak-tanda-tangan-basah.pdf"), wet.Pdf, told, ct);
            }
            pages[key] = page;
        }
    }

    private static void Note(TrialOffice trial, List<Seen> seen)
    {
        foreach (var state in trial.Cases.Values)
        {
            foreach (var letter in state.Letters.Values)
            {
                var last = seen.LastOrDefault(s => s.State.Id == state.Id && s.Letter.Key == letter.Key)?.Letter;
                if (last is null || last.State != letter.State || last.Draft != letter.Draft || last.Parafs.Length != letter.Parafs.Length) seen.Add(new(trial.Office, state, letter, trial.Now));
            }
        }
    }

    private static async Task<byte[]> SealAsync(LocalSealer sealer, byte[] pdf, SealField field, Office office, LetterMark mark, Dictionary<string, string> names, CancellationToken ct)
    {
        var request = new SealRequest(pdf, field, SealPeople.Of(office, mark, names.GetValueOrDefault(mark.By, mark.By)), SealPeople.Prefix(mark.Capacity), office.LocalOf(mark.At), new SessionProof());
        return await sealer.SealAsync(request, ct) switch
        {
            Sealed done => done.File,
            SealRefused no => throw new IOException($"{mark.Role}: {no.Message}"),
            _ => throw new InvalidOperationException("A sealer answered neither way."),
        };
    }

    private sealed class Clock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}

/// <summary>The names and places of a letter's signatures in its file.</summary>
internal static class LetterPlace
{
    public static SealField ParafField(LetterMark mark) => new($"paraf-{mark.Role.ToLowerInvariant()}");

    /// <summary>A template without room for it: a band at the foot of the last page.</summary>
    public static SealField SignatureField(string? place, int pages)
    {
        var numbers = place?.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return numbers is [var page, var x, var y, var width, var height] ? new("tanda-tangan", (int)page, new PdfBox(x, y, width, height)) : new("tanda-tangan", pages, new PdfBox(310, 60, 226, 90));
    }
}
