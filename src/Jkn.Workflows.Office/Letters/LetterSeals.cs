using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Makes one seal and keeps its file in the slot of its task; one that lies there already is not made again.</summary>
internal sealed class LetterSeals(FileStore files, SealPeople people, TrustRoots roots, OfficeClock clock)
{
    /// <summary>What the case is told, and why there is no seal when there is none.</summary>
    internal sealed record Outcome(Command Told, SealRefused? Refusal, string? FileId);

    public async Task<Outcome> MakeAsync(
        Office office,
        CaseState state,
        SealTask task,
        LetterSealer sealer,
        PresenceProof proof,
        CancellationToken ct
    )
    {
        var letter = task.Letter;
        var slot = LetterFiles.Slot(letter, task.Slot);
        // Found from a run before: what it is worth stands in the file itself.
        if (await files.FindAsync(state.Id, slot, ct) is { } there)
            return Done(task, there, PdfVerifier.Verify(there.Content, roots, clock.GetUtcNow()).Signatures is [.., { IsCertified: true }]);
        var paper = await files.ReadAsync(letter.Paper!.FileId, ct) ?? throw new EffectFailedException("letter-page-missing");
        var (signer, prefix) = await people.OfAsync(office, task.Mark, ct);
        var request = new SealRequest(paper.Content, task.Field, signer, prefix, office.LocalOf(task.Mark.At), proof);
        var result = await sealer.SealAsync(request, ct);
        if (result is SealRefused no)
            return new(task.Refused(no), no, null);
        var made = (Sealed)result;
        var kept = await files.KeepAsync(
            state.Id,
            slot,
            LetterFiles.PagesOf(letter.Key),
            "application/pdf",
            letter.Title,
            () => Task.FromResult(made.File),
            ct
        );
        return Done(task, kept, made.Certified);
    }

    private static Outcome Done(SealTask task, StoredFile file, bool certified) =>
        new(task.Done(LetterFiles.HashOf(file.Content), file.Id, certified), null, file.Id);
}
