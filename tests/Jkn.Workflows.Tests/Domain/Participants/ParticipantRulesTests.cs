using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Tests.Domain.Invariants;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Participants;

public class ParticipantRulesTests
{
    private static readonly LocalDate today = new(2026, 11, 9);

    private static string? Error(Participant person) => ParticipantRules.Error(person, "65.02", today)?.Code;

    [Fact]
    public void Sound_data_pass() => Error(CaseScript.Andi).ShouldBeNull();

    [Fact]
    public void Each_wrong_field_is_named_by_its_code()
    {
        Error(CaseScript.Andi with { Nama = "" }).ShouldBe("name-invalid");
        Error(CaseScript.Andi with { JenisKelamin = "X" }).ShouldBe("code-unknown");
        Error(CaseScript.Andi with { TanggalLahir = "17-08-1990" }).ShouldBe("date-invalid");
        Error(CaseScript.Andi with { TanggalLahir = "2026-11-10" }).ShouldBe("birth-date-future");
        Error(CaseScript.Andi with { TanggalLahir = "1900-01-01" }).ShouldBe("birth-date-old");
        Error(CaseScript.Andi with { Nik = "123" }).ShouldBe("nik-length");
    }

    [Fact]
    public void A_nik_that_does_not_fit_warns_and_blocks_nothing()
    {
        var other = CaseScript.Andi with { TanggalLahir = "1991-08-17", JenisKelamin = "P" };

        Error(other).ShouldBeNull();
        ParticipantRules.Mismatch(other, "65.02").ShouldNotBeNull();
        ParticipantRules.Mismatch(CaseScript.Andi, "65.02").ShouldBeNull();
    }

    [Theory]
    [InlineData("TIDAK_ADA", "TIDAK_ADA", true)]
    [InlineData("PPU", "MENINGGAL", true)]
    [InlineData("X", "AKTIF", false)]
    [InlineData("PPU", "ENTAH", false)]
    public void Only_known_segments_and_states_have_a_result(string segment, string status, bool known) =>
        (ParticipantRules.SegmentResult(TrialRegion.Office.Segments, new(segment, status)) is not null).ShouldBe(known);
}
