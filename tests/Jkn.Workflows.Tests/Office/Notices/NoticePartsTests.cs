using System.Collections.Immutable;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Application.Notices;

public class NoticePartsTests
{
    private static readonly CaseState family = CaseState.Empty with
    {
        CaseNo = "JKN/1",
        Applicant = new("Siti Contoh"),
        Participants = ImmutableSortedDictionary<string, Participant>
            .Empty.Add("p1", CaseScript.Andi)
            .Add("p2", CaseScript.Budi)
            .Add("p3", CaseScript.Budi with { Nama = "DINI CONTOH" }),
        Documents = ImmutableSortedDictionary<string, DocumentEntry>.Empty.Add(
            "RAWAT_INAP/p2",
            new("RAWAT_INAP", "ADA_LENGKAP", "fo", default)
            {
                Nomor = "RI-002",
                Penerbit = "RSUD Contoh",
                Tanggal = "2026-11-10",
                Person = "p2",
            }
        ),
    };

    private static string Text(string to, string channel, params (string Person, string Happening)[] people) =>
        new NoticeParts(CaseHost.Mixed, to, people.ToImmutableSortedDictionary(p => p.Person, p => p.Happening)).Text(
            channel,
            family,
            TrialRegion.Office
        );

    [Fact]
    public void What_happened_together_is_one_message_with_each_outcome_and_its_names()
    {
        var text = Text(
            "PEMOHON",
            NoticeChannels.WhatsApp,
            ("p1", "kartu-siap-diambil"),
            ("p2", "kartu-siap-diambil"),
            ("p3", "gagal-usul")
        );

        text.ShouldStartWith("Yth. Siti Contoh, kartu ANDI CONTOH, BUDI CONTOH");
        text.ShouldContain("sulan JKN DINI CONTOH");
        text.Split("Yth.").Length.ShouldBe(2, "one greeting");
    }

    [Fact]
    public void Reasons_stay_out_of_messages_and_stand_on_the_slip()
    {
        Text("PEMOHON", NoticeChannels.WhatsApp, ("p3", "gagal-usul")).ShouldNotContain("Alasan:");
        Text("PEMOHON", NoticeChannels.Sms, ("p3", "gagal-usul")).ShouldNotContain("Alasan:");
        Text("PEMOHON", NoticeChannels.Paper, ("p3", "gagal-usul")).ShouldContain("Alasan:");
    }

    [Fact]
    public void The_hospital_hears_of_its_patient_and_its_own_paper_and_never_of_the_applicant_or_a_number()
    {
        var text = Text("RS", NoticeChannels.Email, ("p2", "kepesertaan-aktif"));

        text.ShouldContain("Pasien BUDI CONTOH, surat nomor RI-002 tanggal 10 November 2026");
        text.ShouldNotContain("Siti");
        text.ShouldNotContain(CaseScript.Budi.Nik);
    }
}
