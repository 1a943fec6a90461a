using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Local;

namespace Jkn.Workflows.Application.Trials;

/// <summary>
/// The letters of a trial as real files: typeset by the same templates, sealed with keys that a development authority made for the
/// occasion.
/// A page is kept, so that a later paraf stands on the earlier ones as in the service.
/// </summary>
/// <param name="names">Accounts of the story by name.</param>
internal sealed class TrialLetters(
    LetterJobs jobs,
    TypstRenderer renderer,
    DevelopmentCa authority,
    IReadOnlyDictionary<string, string> names
)
{
    private readonly KeyShelf keys = new(new SigningOptions(), authority, TrustRoots.None);
    private readonly Dictionary<
        (string Case, string Letter, int Draft, bool Wet),
        (byte[] Pdf, SealField Place, int Parafs, bool Signed)
    > pages = [];

    public TrustRoots Roots => keys.Roots;

    public async Task<byte[]> DraftAsync(Office office, CaseState state, Letter letter, string today, CancellationToken ct) =>
        (await renderer.RenderAsync(jobs.Of(office, state, letter, draft: true, today, names), ct)).Pdf;

    /// <summary>
    /// The page with the parafs and the signature that the letter has by now. In ink it bears none: they are on the paper.
    /// </summary>
    public async Task<byte[]> PageAsync(Office office, CaseState state, Letter letter, string today, CancellationToken ct)
    {
        var isWet = letter.IsWet || office.Region.Settings.SignatureMode.Value == SignatureMode.Basah;
        var key = (state.Id, letter.Key, letter.Draft, isWet);
        if (!pages.TryGetValue(key, out var page))
        {
            var clean = await renderer.RenderAsync(jobs.Of(office, state, letter, draft: false, today, names), ct);
            page = (clean.Pdf, LetterPlace.SignatureField(clean.Place, clean.Pages), 0, false);
        }
        if (!isWet)
        {
            foreach (var mark in letter.Parafs.Skip(page.Parafs))
                page = page with
                {
                    Pdf = await SealAsync(page.Pdf, LetterPlace.ParafField(mark), office, mark, ct),
                    Parafs = page.Parafs + 1,
                };
            if (!page.Signed && letter is { Signature: { } signature, SealedHash: not null })
                page = page with { Pdf = await SealAsync(page.Pdf, page.Place, office, signature, ct), Signed = true };
        }
        pages[key] = page;
        return page.Pdf;
    }

    private async Task<byte[]> SealAsync(byte[] pdf, SealField field, Office office, LetterMark mark, CancellationToken ct)
    {
        var request = new SealRequest(
            pdf,
            field,
            SealPeople.Of(office, mark, names.GetValueOrDefault(mark.By, mark.By)),
            Capacity.Prefix(mark.Capacity),
            office.LocalOf(mark.At),
            new SessionProof()
        );
        return await new LocalSealer(keys, null, null).SealAsync(request, ct) switch
        {
            Sealed done => done.File,
            SealRefused no => throw new IOException($"{mark.Role}: {no.Message}"),
            _ => throw new InvalidOperationException("A sealer answered neither way."),
        };
    }
}

/// <summary>A clock that stands, for keys that are made for a story.</summary>
internal sealed class StandingClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
