using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Retention;

/// <summary>AC-72 in the domain: when a closed case may be destroyed, who holds it, who proposes and approves.</summary>
public class RetentionRulesTests
{
    private readonly CaseScript script = new CaseScript().Checked();

    [Fact]
    public void A_closed_case_is_kept_for_the_regions_years_from_its_day_of_closing()
    {
        Destroy().ShouldBe("case-open");
        script.Must(CaseScript.Id, TrialRegion.Fo, new CancelCase("salah ketik"));
        NodaTime
            .Text.LocalDatePattern.Iso.Format(RetentionRules.KeptUntil(script.State, script.Office.Office)!.Value)
            .ShouldBe("2031-11-09");

        script.Office.MoveTo(Offices.Wita("2031-11-09T23:59"));
        Destroy().ShouldBe("retention-running");
        script.Office.MoveTo(Offices.Wita("2031-11-10T00:00"));
        script.Refused(TrialRegion.Kadis, new DestroyCase("BA 1")).ShouldBe("system-only");
        Destroy().ShouldBeNull();
        script.State.Destruction!.Ground.ShouldBe("BA 1");
    }

    [Fact]
    public void A_hold_keeps_it_until_it_is_lifted_with_a_reason_by_who_answers_for_the_archive()
    {
        script.Must(CaseScript.Id, TrialRegion.Fo, new CancelCase("salah ketik"));
        script.Office.MoveTo(Offices.Wita("2032-01-05T09:00"));
        script.Refused(TrialRegion.Fo, new HoldArchive("audit")).ShouldBe("archive-hold-not-yours");
        script.Refused(TrialRegion.Kabid, new HoldArchive(" ")).ShouldBe("reason-missing");
        script.Refused(TrialRegion.Kabid, new LiftArchiveHold("x")).ShouldBe("archive-not-held");

        script.Must(CaseScript.Id, TrialRegion.Kabid, new HoldArchive("audit 2031"));
        script.Refused(TrialRegion.Kadis, new HoldArchive("lagi")).ShouldBe("archive-held");
        Destroy().ShouldBe("archive-held");
        script.State.Hold!.By.ShouldBe(TrialRegion.Kabid.Id);

        script.Must(CaseScript.Id, TrialRegion.Kadis, new LiftArchiveHold("audit selesai"));
        Destroy().ShouldBeNull();
    }

    [Fact]
    public void The_head_of_the_agency_approves_and_never_his_own_proposal()
    {
        DestructionRules.Propose(TrialRegion.Fo)!.Code.ShouldBe("destruction-not-yours");
        DestructionRules.Propose(TrialRegion.Bo).ShouldBeNull();
        DestructionRules.Approve(TrialRegion.Kabid, DestructionRules.Proposed, "bo")!.Code.ShouldBe("destruction-not-yours");
        DestructionRules.Approve(TrialRegion.Kadis, DestructionRules.Proposed, TrialRegion.Kadis.Id)!.Code.ShouldBe("four-eyes");
        DestructionRules.Approve(TrialRegion.Kadis, DestructionRules.Refused, "bo")!.Code.ShouldBe("proposal-decided");
        DestructionRules.Approve(TrialRegion.Kadis, DestructionRules.Proposed, "bo").ShouldBeNull();
        DestructionRules.Refuse(TrialRegion.Kabid, DestructionRules.Proposed, "bo")!.Code.ShouldBe("destruction-not-yours");
        DestructionRules.Refuse(TrialRegion.Bo, DestructionRules.Proposed, TrialRegion.Bo.Id).ShouldBeNull();
    }

    [Fact]
    public void Papers_on_health_go_after_their_own_years_and_the_rest_of_the_case_stays()
    {
        var ill = new CaseScript().Checked(emergency: true);
        string? Papers(params string[] uploaded) =>
            ill.Office.Do(CaseScript.Id, Actor.System, new DestroyHealthPapers([.. uploaded], "BA 2")).Rejection?.Code;
        Papers().ShouldBe("case-open");
        ill.Must(CaseScript.Id, TrialRegion.Fo, new CancelCase("salah ketik"));
        ill.Office.MoveTo(Offices.Wita("2028-11-09T23:59"));
        Papers().ShouldBe("retention-running");
        ill.Office.MoveTo(Offices.Wita("2028-11-10T00:00"));
        ill.Refused(TrialRegion.Kadis, new DestroyHealthPapers([], "BA 2")).ShouldBe("system-only");
        ill.Must(CaseScript.Id, TrialRegion.Kabid, new HoldArchive("audit 2028"));
        Papers().ShouldBe("archive-held");
        ill.Must(CaseScript.Id, TrialRegion.Kabid, new LiftArchiveHold("selesai"));

        // a scan of another kind is not theirs to destroy
        Papers("KK").ShouldBeNull();
        ill.Last().ShouldHaveSingleItem().ShouldBeOfType<CaseEvent.PapersDestroyed>().Codes.ShouldBe(["RAWAT_INAP"]);
        (
            ill.State.Documents["RAWAT_INAP"].Nomor,
            ill.State.Documents["RAWAT_INAP"].Result,
            ill.State.DestroyedPapers["RAWAT_INAP"].Ground
        ).ShouldBe((null, "ADA_LENGKAP", "BA 2"));
        (ill.State.Destruction, ill.State.DestroyedPapers.Count, ill.State.Applicant!.Nama).ShouldBe((null, 1, "Siti Contoh"));
        Papers().ShouldBe("papers-destroyed");
        ill.Office.MoveTo(Offices.Wita("2031-11-10T00:00"));
        ill.Office.Do(CaseScript.Id, Actor.System, new DestroyCase("BA 3")).Rejection.ShouldBeNull();

        // without such a paper there is nothing to destroy
        script.Must(CaseScript.Id, TrialRegion.Fo, new CancelCase("salah ketik"));
        script.Office.MoveTo(Offices.Wita("2028-11-10T00:00"));
        script.Office.Do(CaseScript.Id, Actor.System, new DestroyHealthPapers(["KK"], "BA 2")).Rejection!.Code.ShouldBe("papers-destroyed");
    }

    private string? Destroy() => script.Office.Do(CaseScript.Id, Actor.System, new DestroyCase("BA 1")).Rejection?.Code;
}
