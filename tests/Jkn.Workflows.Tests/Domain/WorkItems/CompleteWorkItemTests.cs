using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.WorkItems;

public class CompleteWorkItemTests
{
    private readonly CaseScript script = new CaseScript().Opened();

    [Fact]
    public void Registration_numbers_the_case_and_opens_the_next_task()
    {
        script.Done("M01", TrialRegion.Fo);

        script.State.CaseNo.ShouldBe("JKN/65.02/2026/000001");
        script.Last().OfType<CaseEvent.WorkItemOpened>().Single().ActivityId.ShouldBe("M02");
        script.State.WorkItems.Values.Single().SentBy.ShouldBe("fo");
    }

    [Fact]
    public void A_task_is_done_by_its_role_by_its_holder_and_on_the_version_seen()
    {
        var item = script.Item("M01");

        script.Refused(TrialRegion.Bo, new CompleteWorkItem(item, "Done")).ShouldBe("work-item-not-yours");
        script.Refused(TrialRegion.Both, new CompleteWorkItem(item, "Done")).ShouldBe("work-item-taken");
        script.Refused(TrialRegion.Fo, new CompleteWorkItem(item, "Done", IfVersion: 7)).ShouldBe("work-item-stale");
        script.Refused(TrialRegion.Fo, new CompleteWorkItem(item, "Terbang")).ShouldBe("outcome-unknown");
        script.Refused(TrialRegion.Fo, new CompleteWorkItem("M99#1", "Done")).ShouldBe("work-item-gone");
    }

    [Fact]
    public void A_released_task_is_anybodys_again()
    {
        var item = script.Item("M01");
        script.Refused(TrialRegion.Both, new ClaimWorkItem(item)).ShouldBe("work-item-taken");
        script.Refused(TrialRegion.Both, new ReleaseWorkItem(item)).ShouldBe("work-item-not-yours");

        script
            .Must(CaseScript.Id, TrialRegion.Fo, new ReleaseWorkItem(item))
            .Must(CaseScript.Id, TrialRegion.Both, new ClaimWorkItem(item));

        script.Office.Do(CaseScript.Id, TrialRegion.Both, new ClaimWorkItem(item)).Events.ShouldBeEmpty();
        script.Done("M01", TrialRegion.Both);
    }

    [Fact]
    public void An_incomplete_file_needs_a_note_and_a_complete_one_its_papers()
    {
        script.Done("M01", TrialRegion.Fo);

        script.Refused(TrialRegion.Fo, new CompleteWorkItem(script.Item("M02"), "Lengkap")).ShouldBe("documents-missing");
        script.Refused(TrialRegion.Fo, new CompleteWorkItem(script.Item("M02"), "BelumLengkap")).ShouldBe("note-missing");
    }

    [Fact]
    public void A_sign_off_is_no_plain_task_and_a_plain_task_no_sign_off()
    {
        script
            .Refused(TrialRegion.Fo, new Jkn.Workflows.Domain.SignOffs.GiveSignOff(script.Item("M01"), "Done"))
            .ShouldBe("work-item-not-sign-off");
        script
            .Done("M01", TrialRegion.Fo)
            .Must(CaseScript.Id, TrialRegion.Fo, new Jkn.Workflows.Domain.Documents.RecordDocument("KK", "ADA_LENGKAP"))
            .Done("M02", TrialRegion.Fo, "Lengkap");

        script.Refused(TrialRegion.Fo, new CompleteWorkItem(script.Item("M03"), "Setuju")).ShouldBe("work-item-is-sign-off");
    }

    [Fact]
    public void The_sender_recalls_what_nobody_has_opened_yet()
    {
        var drafted = new CaseScript().Drafted();
        drafted.Refused(TrialRegion.Bo2, new RecallWorkItem(drafted.Item("E06"))).ShouldBe("recall-not-yours");
        drafted.Must(CaseScript.Id, TrialRegion.Bo, new RecallWorkItem(drafted.Item("E06"))).Done("E05", TrialRegion.Bo);

        drafted.Must(CaseScript.Id, TrialRegion.Kasie, new SeeWorkItem(drafted.Item("E06")));

        drafted.Refused(TrialRegion.Bo, new RecallWorkItem(drafted.Item("E06"))).ShouldBe("recall-too-late");
    }
}
