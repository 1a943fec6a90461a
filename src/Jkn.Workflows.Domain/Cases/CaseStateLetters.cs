using System.Collections.Immutable;
using Jkn.Workflows.Domain.Letters;

namespace Jkn.Workflows.Domain.Cases;

public sealed partial record CaseState
{
    private CaseState? ApplyLetter(CaseEvent happened, Stamp stamp) => happened switch
    {
        CaseEvent.LetterDrafted e => this with { Letters = Letters.SetItem(e.Key, Drafted(e, stamp)) },
        CaseEvent.LetterNumbered e => OnLetter(e.Key, l => l with { Number = e.Number }),
        // A refused letter is written anew under a new number: its old one is void.
        CaseEvent.LetterSent e => OnLetter(e.Key, l => l with { State = e.To, Number = l.State == LetterState.Ditolak ? null : l.Number, Attempt = null, Requested = null, Version = l.Version + 1 }),
        CaseEvent.ParafsVoided e => OnLetter(e.Key, l => l with { Parafs = [], Attempt = null, Requested = null, Version = l.Version + 1 }),
        CaseEvent.SignatureRequested e => OnLetter(e.Key, l => l with
        {
            Attempt = e.Attempt,
            Requested = new LetterMark(WorkItems.GetValueOrDefault(e.WorkItemId)?.Role ?? "", stamp.By, "TANDA_TANGAN", stamp.Capacity, stamp.ActingFor, stamp.At, e.DocumentHash) { Double = e.Double },
        }),
        CaseEvent.SignatureFailed e => OnLetter(e.Key, l => l with { Attempt = null, Requested = null, Reason = e.Reason }),
        CaseEvent.LetterSealed e => OnLetter(e.Key, l => l with
        {
            State = LetterState.Ditandatangani, Attempt = null, Signature = l.Requested, SealedHash = e.SealedHash, SealedAt = stamp.At, Version = l.Version + 1,
        }) with { SignOffs = Signed(e) },
        CaseEvent.LetterHandedOver e => OnLetter(e.Key, l => l with { State = LetterState.Diserahkan, Version = l.Version + 1 }),
        CaseEvent.LetterClosed e => OnLetter(e.Key, l => l with { State = e.State, Reason = e.Reason, Attempt = null, Version = l.Version + 1 }),
        _ => null,
    };

    /// <summary>A redraft keeps the number that was reserved; its text is new, so nothing given on the old text counts;
    /// after a signature it begins anew even with the same words.</summary>
    private Letter Drafted(CaseEvent.LetterDrafted e, Stamp stamp)
    {
        var before = Letters.GetValueOrDefault(e.Key);
        return new Letter(e.Key, e.Template, e.Title, LetterState.Konsep, e.Hash, stamp.By, stamp.At)
        {
            Body = e.Body,
            Version = (before?.Version ?? 0) + 1,
            Number = before?.Number,
            Parafs = before is { SealedHash: null } && before.Hash == e.Hash ? before.Parafs : [],
        };
    }

    /// <summary>A signature counts as a sign-off of its chain once it is sealed, as of when it was given.</summary>
    private ImmutableArray<SignOffMade> Signed(CaseEvent.LetterSealed e) =>
        Letters.GetValueOrDefault(e.Key)?.Requested is not { } mark ? SignOffs
            : SignOffs.Add(new(WorkItems.GetValueOrDefault(e.Attempt.Split('|')[0])?.ActivityId ?? "", mark.Role, mark.Act, "Setuju", mark.By, mark.Capacity, mark.ActingFor, mark.At, e.Key, mark.Double));

    private CaseState OnLetter(string key, Func<Letter, Letter> change) =>
        Letters.TryGetValue(key, out var letter) ? this with { Letters = Letters.SetItem(key, change(letter)) } : this;
}
