using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Lists;

/// <summary>Rows of an answer that stand still, and what a person says of them (R08, R09).</summary>
public class AnswerTakingTests
{
    [Fact]
    public void A_wholly_other_name_stops_its_row_until_somebody_says_it_is_the_same_person()
    {
        var read = Read("R08-nama-berubah.xlsx", "hasil-bpjs");
        var batch = Batch((read.Rows[0].Nik, "SITI CONTOH"));

        var stopped = AnswerTaking.Of(batch, read, AnswerChoices.None);
        (stopped.IsReady, stopped.Results.Length).ShouldBe((false, 0));
        Reconciliation.Of(batch, stopped.File).Single(l => l.Row is not null).Kind.ShouldBe("NAMA_LAIN");

        var said = AnswerTaking.Of(batch, read, AnswerChoices.None with { SamePerson = new HashSet<int> { read.Rows[0].Row } });
        (said.IsReady, said.Results.Single().Outcome).ShouldBe((true, "AKTIF"));
        said.Choices!.SamePerson.ShouldBe([read.Rows[0].Row]);
        said.Hash.ShouldNotBe(read.Hash);
    }

    [Theory]
    [InlineData("NAMA SAMA SEKALI LAIN", "Nama Sama Sekali L.")]
    [InlineData("NAMA SAMA SEKALI LAIN", "H. NAMA SAMA")]
    public void A_name_written_otherwise_stops_nobody(string _, string known)
    {
        var read = Read("R08-nama-berubah.xlsx", "hasil-bpjs");

        AnswerTaking.Of(Batch((read.Rows[0].Nik, known)), read, AnswerChoices.None).IsReady.ShouldBeTrue();
    }

    [Fact]
    public void A_card_number_taken_for_a_number_is_typed_or_its_row_left_aside_with_a_reason()
    {
        var read = Read("R09-kartu-angka.xlsx", "daftar-lampiran");
        var batch = Batch((read.Rows[0].Nik, "SITI CONTOH"), (read.Rows[1].Nik, "BUDI CONTOH"));
        AnswerTaking.Of(batch, read, AnswerChoices.None).IsReady.ShouldBeFalse();

        var left = AnswerTaking.Of(batch, read, AnswerChoices.None with { SkipReason = "nomor kartu dibulatkan" });
        (left.IsReady, left.Results.Single().CardNo).ShouldBe((true, "0001234510023"));
        left.Choices!.Skipped.ShouldBe([read.Rows[0].Row]);
        AnswerTaking.NotComplete(batch, left)!.Code.ShouldBe("complete-skipped");

        var cards = new Dictionary<int, string> { [read.Rows[0].Row] = "0001234510022" };
        var typed = AnswerTaking.Of(
            batch,
            Read("R09-kartu-angka.xlsx", "daftar-lampiran", cards),
            AnswerChoices.None with
            {
                Cards = cards,
            }
        );
        typed.Results.Select(r => r.CardNo).ShouldBe(["0001234510022", "0001234510023"]);
        new[] { read.Hash, left.Hash, typed.Hash }.Distinct().Count().ShouldBe(3, "what was left aside may follow with the same file");

        cards[read.Rows[0].Row] = "12345";
        Read("R09-kartu-angka.xlsx", "daftar-lampiran", cards).Rows[0].Findings.ShouldContain(f => f.Code == "card-invalid");
    }

    [Fact]
    public void A_part_of_the_answer_is_not_taken_for_all_of_it()
    {
        var lines = Enumerable.Range(0, 20).Select(n => (People.Nik(n), "WARGA CONTOH")).ToArray();

        (Answers(18), Answers(17)).ShouldBe((null, "complete-short"));

        string? Answers(int rows)
        {
            var content = Sheets.Csv(["NIK;Status;Keterangan", .. Enumerable.Range(0, rows).Select(n => $"{People.Nik(n)};Aktif;")]);
            var read = ResultReading.Read(content, CaseFilesTests.Layout("hasil-bpjs"), ResultFilesTests.Reasons, null);
            var batch = Batch(lines);
            return AnswerTaking.NotComplete(batch, AnswerTaking.Of(batch, read, AnswerChoices.None))?.Code;
        }
    }

    private static AnswerFile Read(string file, string layout, IReadOnlyDictionary<int, string>? cards = null) =>
        ResultReading.Read(CaseFilesTests.Bytes(file), CaseFilesTests.Layout(layout), ResultFilesTests.Reasons, "L-1", cards);

    private static BatchState Batch(params (string Nik, string Name)[] people) =>
        people
            .Select((p, n) => new BatchLine(n + 1, $"c{n}", "e", "p1", OfBanjarbaru.Person(n) with { Nik = p.Nik, Nama = p.Name }))
            .Aggregate(
                new BatchState("B-1", "BULANAN", "2026-11", 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
                (batch, line) => batch.WithLine(line)
            );
}
