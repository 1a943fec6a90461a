using System.Text.Json;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain;

/// <summary>Notices to people and roles: asked for as a fact, sent after the commit. The payload holds ids and states only.</summary>
public static class Notices
{
    public static void Ask(CaseHost office, string id, string happening, string to)
    {
        office.Apply(new CaseEvent.NoticeAsked(id, happening, to));
        office.Ask(
            new Effect(
                EffectKinds.SendNotice,
                $"{office.State.Id}/{id}",
                JsonSerializer.Serialize(
                    new
                    {
                        caseId = office.State.Id,
                        id,
                        happening,
                        to,
                    },
                    JsonSerializerOptions.Web
                )
            )
        );
    }
}

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
        MissingResult = "batch/missing";
}
