using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Bench;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>trust.md 5.6: a corpus of hostile and tampered files, each with the answer it must get, and chance on top of it.</summary>
public sealed class HostileFilesTests
{
    private const long MostAllocated = 400L * 1024 * 1024;
    private static readonly GenuineLetter Genuine = new("Berlaku", "Berlaku", "1/XI/2026", "2026-11-09", "Kepala Dinas Contoh");

    [Fact]
    public async Task T5_6_every_file_of_the_corpus_gets_its_answer_within_the_budget()
    {
        var letter = await HostileLetter.MakeAsync();
        var files = await HostileCorpus.AllAsync(letter);

        files.Count.ShouldBeGreaterThanOrEqualTo(48);
        files.Select(f => f.Name).ShouldBeUnique();
        var wrong = new List<string>();
        foreach (var file in files)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (check, _, _) = Judge(letter, file.Bytes, letter.Issued);
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            var answer =
                check.Verdict == FileVerdicts.Unreadable ? HostileAnswer.Unreadable
                : check.AddedAfterwards ? HostileAnswer.Added
                : HostileAnswer.Changed;
            if (answer != file.Expected || check.IsIssued || check.Verdict == FileVerdicts.Genuine)
                wrong.Add($"{file.Name}: {answer} instead of {file.Expected} ({string.Join(' ', check.Differences)})");
            if (used > MostAllocated)
                wrong.Add($"{file.Name}: {used / 1024 / 1024} MB");
        }
        wrong.ShouldBeEmpty();
    }

    /// <summary>Also without the issued file at hand, from the official's signature alone.</summary>
    [Fact]
    public async Task T5_2_what_follows_the_officials_signature_was_added_whoever_signed_it()
    {
        var letter = await HostileLetter.MakeAsync();

        var wrong = (await HostileAdditions.AllAsync(letter))
            .Where(file =>
            {
                var (check, verdict, closing) = Judge(letter, file.Bytes, issued: null);
                return verdict.Error is null && closing is not null && !check.AddedAfterwards;
            })
            .Select(f => f.Name)
            .ToList();

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task T5_2_an_untrusted_signature_is_never_called_valid()
    {
        var letter = await HostileLetter.MakeAsync();

        foreach (var file in await HostileCorpus.AllAsync(letter))
        {
            var (check, verdict, _) = Judge(letter, file.Bytes, letter.Issued);
            foreach (var (row, found) in check.Signatures.Zip(verdict.Signatures))
            {
                if (found.Trust == Trust.Trusted && found.IsIntact)
                    continue;
                row.Holds.ShouldBeFalse(file.Name);
                row.StateText.ShouldNotContain("Sah", customMessage: file.Name);
            }
        }
    }

    [Fact]
    public async Task T5_6_files_changed_by_chance_are_answered_and_never_taken_for_the_letter()
    {
        var letter = await HostileLetter.MakeAsync();
        var seeds = (await HostileCorpus.AllAsync(letter)).Where(f => f.Bytes.Length is > 20 and < 60_000).ToList();
        var random = new Random(20261201);

        for (var round = 0; round < 1500; round++)
        {
            var file = Damage(seeds[random.Next(seeds.Count)].Bytes, seeds[random.Next(seeds.Count)].Bytes, random);
            var (check, _, _) = Judge(letter, file, letter.Issued);
            if (!file.AsSpan().SequenceEqual(letter.Issued))
                check.IsIssued.ShouldBeFalse($"round {round}");
        }
    }

    [Fact]
    public void T5_6_a_check_that_nobody_waits_for_ends()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var bomb = HostileBombs.All().Single(f => f.Name == "forty packs of 30 MB");

        Should.Throw<OperationCanceledException>(() =>
            PdfVerifier.Verify(bomb.Bytes, TrustRoots.None, HostileLetter.At, new PdfBudget(ct: gone.Token))
        );
    }

    [Fact]
    public async Task T5_6_one_budget_holds_for_all_revisions_together()
    {
        var letter = await HostileLetter.MakeAsync();
        var once = new PdfBudget();
        PdfDocument.TryRead(letter.Issued, once, out _).ShouldNotBeNull();
        var little = new PdfLimits { Steps = once.Steps + 100 };

        PdfVerifier.Verify(letter.Issued, letter.Roots, HostileLetter.At, new PdfBudget()).IsTrusted.ShouldBeTrue();
        PdfVerifier
            .Verify(letter.Issued, letter.Roots, HostileLetter.At, new PdfBudget(little))
            .Error.ShouldBe(PdfFormatException.TooComplex);
    }

    private static (FileCheck Check, PdfVerdict Verdict, SignatureVerdict? Closing) Judge(HostileLetter letter, byte[] file, byte[]? issued)
    {
        var verdict = PdfVerifier.Verify(file, letter.Roots, HostileLetter.At, new PdfBudget());
        var signer = new SealSigner("kadis", HostileLetter.Name, "Kepala Dinas", Nip: HostileLetter.Nip);
        var closing = verdict.ClosedBy(s => CertificateOwner.IsNip(s.Certificate!, signer));
        var record = new Letter("k", "t", "Judul", LetterState.Ditandatangani, "h", "bo", HostileLetter.At);
        return (FileJudge.Of(Genuine, record, new(file, issued, verdict, closing, null)), verdict, closing);
    }

    private static byte[] Damage(byte[] one, byte[] other, Random random)
    {
        var file = one.ToList();
        for (var n = random.Next(1, 5); n > 0 && file.Count > 0; n--)
        {
            var at = random.Next(file.Count);
            switch (random.Next(4))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file.RemoveRange(at, Math.Min(random.Next(1, 100), file.Count - at));
                    break;
                case 2:
                    var from = random.Next(other.Length);
                    file.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 300), other.Length - from)).ToArray());
                    break;
                default:
                    file.InsertRange(
                        at,
                        System.Text.Encoding.ASCII.GetBytes(random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture))
                    );
                    break;
            }
        }
        return [.. file];
    }
}
