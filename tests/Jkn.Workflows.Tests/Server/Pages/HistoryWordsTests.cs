using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Pages;

/// <summary>The timeline hides nothing by forgetting it.</summary>
public class HistoryWordsTests
{
    /// <summary>What a case, batch or complaint can hold; an office's journal has no timeline of cases.</summary>
    public static TheoryData<string> Kinds =>
        [.. EventKinds.All.Where(k => !k.Value.IsAssignableTo(typeof(OfficeEvent))).Select(k => k.Key)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_fact_has_its_words_or_is_silent_on_purpose(string kind)
    {
        var type = EventKinds.TypeOf(kind);
        var happened = (IEvent)Specimens.Make(type, "umum");
        type.GetProperty("ActiveFrom")?.SetValue(happened, "2026-12-01");

        var words = HistoryWords.Of(happened, CaseState.Empty);

        (words is null).ShouldBe(HistoryWords.Silent.Contains(type), kind);
    }

    [Fact]
    public void What_is_noted_of_a_patient_is_not_spelled_out() =>
        HistoryWords.Of(new CaseEvent.FactNoted("nomorSktm", "401/12"), CaseState.Empty).ShouldBe("Mencatat keterangan: Nomor SKTM");

    [Fact]
    public void A_reasoned_act_shows_its_reason() =>
        HistoryWords.Of(new CaseEvent.WetInkChosen("surat", "Layanan padam"), CaseState.Empty)!.ShouldContain("Layanan padam");
}
