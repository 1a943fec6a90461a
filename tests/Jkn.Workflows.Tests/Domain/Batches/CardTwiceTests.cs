using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Batches;

public class CardTwiceTests
{
    [Fact]
    public void A_card_number_names_one_person_within_a_file_and_within_a_batch()
    {
        var script = new CaseScript().Eligible();
        script.Eligible("B", person: CaseScript.Budi with { NoKk = "6502990411260002" });
        script.Done("M08", TrialRegion.Bo, "Dikunci", CaseScript.Batch).Done("M08S", TrialRegion.Bo, id: CaseScript.Batch);
        script.Act("E06", TrialRegion.Kasie, id: CaseScript.Batch).Act("E07", TrialRegion.Kabid, id: CaseScript.Batch);
        script.Act("E09", TrialRegion.Kadis, id: CaseScript.Batch);
        script.Done("M09", TrialRegion.Bo, id: CaseScript.Batch, data: new() { ["tandaTerima"] = "TT" });
        script.AwaitingCards();
        ResultLine Card(Participant person) => new(person.Nik, LineResults.Active, CardNo: "0001234567890", ListRef: "DL-1");

        var inFile = Refusal(new RecordBatchResults("a", [Card(CaseScript.Andi), Card(CaseScript.Budi)]));
        script.Must(CaseScript.Batch, TrialRegion.Bo, new RecordBatchResults("b", [Card(CaseScript.Andi)]));
        var inBatch = Refusal(new RecordBatchResults("c", [Card(CaseScript.Budi)]));

        (inFile.Code, inFile.Field).ShouldBe(("card-twice", "results[1].cardNo"));
        inFile.Message.ShouldContain("ANDI CONTOH");
        (inBatch.Code, inBatch.Field).ShouldBe(("card-twice", "results[0].cardNo"));
        script.Must(CaseScript.Batch, TrialRegion.Bo, new RecordBatchResults("d", [Card(CaseScript.Andi)]));

        Rejection Refusal(RecordBatchResults results) => script.Office.Do(CaseScript.Batch, TrialRegion.Bo, results).Rejection!;
    }
}
