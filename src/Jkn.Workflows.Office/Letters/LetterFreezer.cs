using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// Typesets both faces of a letter's page and stores them, before the step that binds them to their content. What is stored for a step
/// that is not decided after all is found again by the next one, and goes with the letter's other pages.
/// </summary>
internal sealed class LetterFreezer(LetterPages pages, FileStore files) : PageMaker
{
    public override async Task<LetterPageMade> MakeAsync(Office office, CaseState state, Letter letter, CancellationToken ct)
    {
        try
        {
            var electronic = await pages.FaceAsync(office, state, letter, ink: false, ct);
            var ink = await pages.FaceAsync(office, state, letter, ink: true, ct);
            var (shown, other) = (
                await KeepAsync(state, letter, "elektronik", electronic.Pdf, ct),
                await KeepAsync(state, letter, "basah", ink.Pdf, ct)
            );
            return new(
                shown.Id,
                LetterFiles.HashOf(shown.Content),
                other.Id,
                LetterFiles.HashOf(other.Content),
                electronic.Pages,
                electronic.Place
            );
        }
        catch (TypesetException e) when (!IsAway(e))
        {
            return LetterPageMade.Failed(new(e.Code, e.File, e.Line, e.Message));
        }
    }

    // The token stands on the page and is no part of its content: a page of a draft that was never sent is not taken for this one.
    private Task<StoredFile> KeepAsync(CaseState state, Letter letter, string face, byte[] pdf, CancellationToken ct) =>
        files.KeepAsync(
            state.Id,
            $"letter/{letter.Key}/{letter.Token}/{letter.Hash}/{face}",
            LetterFiles.PagesOf(letter.Key),
            "application/pdf",
            letter.Title,
            () => Task.FromResult(pdf),
            ct
        );
}
