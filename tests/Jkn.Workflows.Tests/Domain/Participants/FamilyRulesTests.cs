using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;

namespace Jkn.Workflows.Tests.Domain.Participants;

/// <summary>Plausible people (domain-2 2.9): warnings that somebody compares with the family card, never refusals.</summary>
public class FamilyRulesTests
{
    [Theory]
    [InlineData("SITI CONTOH", null)]
    [InlineData("MA\u2019RUF AL-FATIH", null)]
    [InlineData("HJ SITI", null)]
    [InlineData("SITI 2", "name-unusual")]
    [InlineData("SITI (ALM)", "name-unusual")]
    [InlineData("H. ABDUL CONTOH", "name-unusual")]
    [InlineData("DRS. ABDUL CONTOH", "name-unusual")]
    [InlineData("SITI CONTOH, S.PD", "name-unusual")]
    [InlineData("SITI CONTOH, SE", "name-unusual")]
    [InlineData("MUHAMMADABDURRAHMANALCONTOHI", "name-word-long")]
    public void A_name_is_looked_at(string name, string? code) =>
        Codes(CaseScript.Andi with { Nama = name }).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("081234567890", null)]
    [InlineData("+62 812-3456-7890", null)]
    [InlineData("12345", "phone-unusual")]
    [InlineData("tidak ada", "phone-unusual")]
    public void A_telephone_is_one(string phone, string? code) =>
        Codes(CaseScript.Andi with { NoHp = phone }).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_family_fits_together()
    {
        var wife = CaseScript.Budi with { HubunganKeluarga = "I", JenisKelamin = "P" };
        var child = CaseScript.Budi with { HubunganKeluarga = "A", TanggalLahir = "2015-01-01" };

        Codes(CaseScript.Andi, wife, child).ShouldBeEmpty();
        Codes(CaseScript.Andi with { HubunganKeluarga = "I" }).ShouldBe(["spouse-sex"]);
        Codes(wife with { HubunganKeluarga = "S" }).ShouldBe(["spouse-sex"]);
        Codes(CaseScript.Andi, CaseScript.Budi).ShouldBe(["two-heads"]);
        Codes(CaseScript.Andi, child with { TanggalLahir = "1990-08-17" }).ShouldBe(["child-older"]);
        Codes(child with { TanggalLahir = "1980-01-01" }, CaseScript.Andi).ShouldBe(["child-older"]);
    }

    [Theory]
    [InlineData("SITI\u200bCONTOH")]
    [InlineData("SITI\u202eCONTOH")]
    [InlineData("SITI\nCONTOH")]
    public void Signs_that_hide_in_a_name_are_refused(string name) =>
        ParticipantRules.Error(CaseScript.Andi with { Nama = name }, "65.02", new(2026, 11, 9))!.Code.ShouldBe("name-characters");

    private static string[] Codes(params Participant[] family)
    {
        var state = CaseState.Empty;
        foreach (var (person, i) in family.Select((p, i) => (p, i)))
            state = state.Apply(new CaseEvent.ParticipantRecorded($"p{i + 1}", person), new(default, "", ""));
        return [.. FamilyRules.Doubts(state, "p1").Select(f => f.Code)];
    }
}
