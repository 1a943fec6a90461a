using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Cases;

public sealed partial record CaseState
{
    private CaseState ApplyLetter(CaseEvent.OfLetter happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.LetterDrafted e => this with { Letters = Letters.SetItem(e.Key, Drafted(e, stamp)) },
            CaseEvent.PassagesMarked e => OnLetter(e.Key, l => l with { Marks = e.Marks }),
            // Number and date stand on the page: before the signature a new number is a new page.
            CaseEvent.LetterNumbered e => OnLetter(
                e.Key,
                l => (l.Signature is null ? Anew(l) : l) with { Number = e.Number, NumberedAt = stamp.At }
            ),
            CaseEvent.LetterFrozen e => OnLetter(e.Key, l => FrozenAt(l, e.Hash)),
            CaseEvent.LetterTypeset e => OnLetter(e.Key, l => l with { Paper = PaperOf(e), Fault = null }),
            CaseEvent.LetterFaulted e => OnLetter(e.Key, l => l with { Fault = new(e.Code, e.Template, e.Line, e.Reason, stamp.At) }),
            CaseEvent.LetterRetried e => OnLetter(e.Key, l => l with { Fault = null }),
            CaseEvent.ParafSealed e => OnLetter(
                e.Key,
                l =>
                    l with
                    {
                        Parafs = [.. l.Parafs.Select(p => p.Role == e.Role ? p with { Seal = e.Why ?? LetterMark.InFile } : p)],
                        Paper = e.FileId is null ? l.Paper : l.Paper! with { FileId = e.FileId, FileHash = e.FileHash! },
                    }
            ),
            // Both faces of a frozen page are there: another face voids nothing.
            CaseEvent.WetInkChosen e => OnLetter(
                e.Key,
                l => (l.Paper?.InkFileId is null ? Anew(l) : l) with { WetReason = e.Reason, Version = l.Version + 1 }
            ),
            // A refused letter is written anew under a new number: its old one is void.
            CaseEvent.LetterSent e => OnLetter(
                e.Key,
                l =>
                    l with
                    {
                        State = e.To,
                        Number = l.State == LetterState.Ditolak ? null : l.Number,
                        Attempt = null,
                        Requested = null,
                        Scan = null,
                        Version = l.Version + 1,
                    }
            ),
            CaseEvent.ParafsVoided e => OnLetter(
                e.Key,
                l => l with { Parafs = [], Attempt = null, Requested = null, Scan = null, Version = l.Version + 1 }
            ),
            _ => throw NoRule(happened),
        };

    private CaseState ApplySignature(CaseEvent.OfSignature happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.SignatureRequested e => OnLetter(
                e.Key,
                l =>
                    l with
                    {
                        Attempt = e.Attempt,
                        Requested = new LetterMark(
                            WorkItems.GetValueOrDefault(e.WorkItemId)?.Role ?? "",
                            e.By ?? stamp.By,
                            Acts.Sign,
                            e.Capacity ?? stamp.Capacity,
                            e.By is null ? stamp.ActingFor : e.ActingFor,
                            stamp.At,
                            e.DocumentHash
                        )
                        {
                            Double = e.Double,
                            Proof = e.Proof,
                        },
                    }
            ),
            CaseEvent.SignatureFailed e => OnLetter(e.Key, l => l with { Attempt = null, Requested = null, Reason = e.Reason }),
            CaseEvent.LetterSealed e => OnLetter(e.Key, l => Sealed(l, e, stamp)) with { SignOffs = Signed(e) },
            CaseEvent.ScanBrought e => OnLetter(
                e.Key,
                l => l with { Scan = new(e.FileId, e.FileHash, stamp.By, stamp.At), Reason = null, Version = l.Version + 1 }
            ),
            CaseEvent.ScanRefused e => OnLetter(e.Key, l => l with { Scan = null, Reason = e.Reason, Version = l.Version + 1 }),
            CaseEvent.LetterHandedOver e => OnLetter(e.Key, l => l with { State = LetterState.Diserahkan, Version = l.Version + 1 }),
            CaseEvent.LetterClosed e => OnLetter(
                e.Key,
                l => l with { State = e.State, Reason = e.Reason, Attempt = null, Version = l.Version + 1 }
            ),
            _ => throw NoRule(happened),
        };

    private static Letter Sealed(Letter letter, CaseEvent.LetterSealed e, Stamp stamp) =>
        letter with
        {
            State = LetterState.Ditandatangani,
            Attempt = null,
            Signature = letter.Requested,
            SealedHash = e.SealedHash,
            SealedFile = e.FileId,
            SealKind = e.Kind,
            SealedAt = stamp.At,
            Scan = null,
            Reason = letter.Scan is null ? letter.Reason : null,
            Version = letter.Version + 1,
        };

    /// <summary>A redraft keeps the number that was reserved; its text is new, so nothing given on the old text counts;
    /// after a signature it begins anew even with the same words.</summary>
    private Letter Drafted(CaseEvent.LetterDrafted e, Stamp stamp)
    {
        var before = Letters.GetValueOrDefault(e.Key);
        var same = before is { SealedHash: null } && (before.TextHash ?? before.Hash) == e.Hash;
        return new Letter(e.Key, e.Template, e.Title, LetterState.Konsep, same ? before!.Hash : e.Hash, stamp.By, stamp.At)
        {
            TextHash = e.Hash,
            Frozen = same && before!.Frozen,
            Body = e.Body,
            BegunAt = before?.BegunAt ?? stamp.At,
            Version = (before?.Version ?? 0) + 1,
            Number = before?.Number,
            Person = e.Person,
            NumberedAt = before?.NumberedAt,
            Token = e.Token ?? before?.Token,
            Draft = same ? before!.Draft : (before?.Draft ?? 0) + 1,
            Paper = same ? before!.Paper : null,
            WetReason = before?.WetReason,
            Parafs = same ? before!.Parafs : [],
        };
    }

    private static Letter FrozenAt(Letter letter, string hash) =>
        letter.Hash == hash
            ? letter with
            {
                Frozen = true,
            }
            : Anew(letter) with
            {
                Hash = hash,
                Frozen = true,
                Parafs = [],
                Version = letter.Frozen ? letter.Version + 1 : letter.Version,
            };

    private static LetterPaper PaperOf(CaseEvent.LetterTypeset e) =>
        new(e.FileId, e.FileHash, e.Pages, e.Place)
        {
            InkFileId = e.InkFileId,
            PageHash = e.InkFileHash is { } ink ? LetterPaper.HashOf(e.FileHash, ink) : null,
        };

    /// <summary>The page has to be made again; parafs given on the same text go into the new one.</summary>
    private static Letter Anew(Letter letter) =>
        letter with
        {
            Draft = letter.Draft + 1,
            Paper = null,
            Fault = null,
            Scan = null,
            Parafs = [.. letter.Parafs.Select(p => p with { Seal = null })],
        };

    /// <summary>A signature counts as a sign-off of its chain once it is sealed, as of when it was given.</summary>
    private ImmutableArray<SignOffMade> Signed(CaseEvent.LetterSealed e) =>
        Letters.GetValueOrDefault(e.Key)?.Requested is not { } mark
            ? SignOffs
            : SignOffs.Add(
                new(
                    WorkItems.GetValueOrDefault(e.Attempt.Split('|')[0])?.ActivityId ?? "",
                    mark.Role,
                    mark.Act,
                    SignOffMade.Forward,
                    mark.By,
                    mark.Capacity,
                    mark.ActingFor,
                    mark.At,
                    e.Key,
                    mark.Double
                )
            );

    /// <summary>The letter after a sign-off on it: a paraf counts only when it went forward.</summary>
    private static Letter WithParaf(Letter letter, CaseEvent.SignOffGiven given, Stamp stamp)
    {
        if (given.Act != Acts.Paraf || given.Outcome != SignOffMade.Forward)
            return letter;
        return letter with
        {
            // Given again after a return: the level counts once, with its latest paraf.
            Parafs = letter
                .Parafs.RemoveAll(p => p.Role == given.Role)
                .Add(
                    new(given.Role, stamp.By, given.Act, stamp.Capacity, stamp.ActingFor, stamp.At, given.DocumentHash)
                    {
                        Double = given.Double,
                        Proof = given.Proof,
                    }
                ),
            Version = letter.Version + 1,
        };
    }

    private CaseState OnLetter(string key, Func<Letter, Letter> change) =>
        Letters.TryGetValue(key, out var letter) ? this with { Letters = Letters.SetItem(key, change(letter)) } : this;
}
