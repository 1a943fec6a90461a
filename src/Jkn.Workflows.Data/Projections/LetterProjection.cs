using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Letters in lists and signing folders.</summary>
internal static class LetterProjection
{
    public static LetterRow Row(long key, CaseState s, Letter letter) =>
        new()
        {
            CaseKey = key,
            LetterKey = letter.Key,
            CaseId = s.Id,
            CaseNo = s.CaseNo,
            Region = s.Region,
            Template = letter.Template,
            Title = letter.Title,
            State = letter.State.ToString(),
            Number = letter.Number,
            Version = letter.Version,
            Hash = letter.Hash,
            DraftedBy = letter.DraftedBy,
            DraftedAt = letter.DraftedAt,
            Parafs = letter.Parafs.Length,
            SignedBy = letter.Signature?.By,
            SealedAt = letter.SealedAt,
            SealedHash = letter.SealedHash,
            Attempt = letter.Attempt,
            Token = letter.Token,
            Fault = letter.Fault?.Code,
        };
}
