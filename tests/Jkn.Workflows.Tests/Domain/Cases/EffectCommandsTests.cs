using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Cases;

public class EffectCommandsTests
{
    private readonly CaseScript script = new CaseScript().Eligible();

    [Fact]
    public void Joining_takes_the_people_from_the_case_and_the_lines_from_the_batch()
    {
        var add = Effect(EffectKinds.AddToBatch);
        EffectCommands.SourceOf(add).ShouldBe(CaseScript.Id);
        ((AddToBatch)EffectCommands.For(add, script.State)!.Command).People.Single().ParticipantKey.ShouldBe("p1");
        add.Payload.ShouldNotContain(CaseScript.Andi.Nik);

        var joined = EffectCommands.For(Effect(EffectKinds.JoinedBatch), script.BatchState)!;

        joined.CaseId.ShouldBe(CaseScript.Id);
        ((ConfirmBatchEntry)joined.Command).Lines.Single().Value.ShouldBe([1]);
    }

    [Fact]
    public void A_withdrawn_case_is_not_added_by_a_late_effect()
    {
        script.Must(CaseScript.Id, TrialRegion.Bo, new CancelCase("ditarik pemohon"));

        EffectCommands.For(Effect(EffectKinds.AddToBatch), script.State).ShouldBeNull();
        script.BatchState.Batch!.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(BatchStage.Terbuka, CaseStatus.Ready)]
    [InlineData(BatchStage.Dikunci, CaseStatus.InBatch)]
    [InlineData(BatchStage.Dikirim, CaseStatus.Sent)]
    [InlineData(BatchStage.HasilSebagian, CaseStatus.Sent)]
    public void A_move_that_is_heard_late_says_where_the_batch_stands_now(BatchStage stage, string status)
    {
        script.Done("M08", TrialRegion.Bo, "Dikunci", CaseScript.Batch);
        var moved = script.BatchState with { Batch = script.BatchState.Batch! with { Stage = stage } };

        ((FollowBatch)EffectCommands.For(Effect(EffectKinds.BatchMoved), moved)!.Command).Status.ShouldBe(status);
    }

    [Fact]
    public void What_leaves_the_house_is_no_command()
    {
        var notice = new Effect(EffectKinds.SendNotice, "A/x", """{"caseId":"A"}""");

        EffectCommands.SourceOf(notice).ShouldBeNull();
        EffectCommands.For(notice, script.State).ShouldBeNull();
    }

    private Effect Effect(string kind) => script.Office.Followed.Last(e => e.Kind == kind);
}
