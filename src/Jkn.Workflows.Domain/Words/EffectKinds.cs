namespace Jkn.Workflows.Domain.Words;

/// <summary>The kinds of effects, stored in the outbox: public for ever.</summary>
public static class EffectKinds
{
    public const string SendNotice = "notice/send",
        SealLetter = "letter/seal",
        LetterPaper = "letter/paper",
        RemindSigner = "letter/remind",
        AddToBatch = "batch/add",
        JoinedBatch = "batch/joined",
        RefusedByBatch = "batch/refused",
        WithdrawFromBatch = "batch/withdraw",
        BatchMoved = "batch/moved",
        BatchResult = "batch/result",
        KeepBatchFile = "batch/file",
        MissingResult = "batch/missing",
        WarnUnready = "batch/unready",
        OpenErrand = "errand/open",
        OpenPersonErrand = "errand/person";
}
