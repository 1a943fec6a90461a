using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Participants;

namespace Jkn.Workflows.Tests.Domain.Identity;

/// <summary>rulings.md 5.4: one rule for names, at every door.</summary>
public class NameRuleTests
{
    [Theory]
    [InlineData("SITI\u200bCONTOH")]
    [InlineData("SITI\u202eCONTOH")]
    [InlineData("SITI\u2066CONTOH")]
    [InlineData("SITI\u00adCONTOH")]
    [InlineData("SITI\u3164CONTOH")]
    [InlineData("SITI\ufe0fCONTOH")]
    [InlineData("SITI\nCONTOH")]
    [InlineData("SITI\r\nCONTOH")]
    [InlineData("SITI\u2028CONTOH")]
    [InlineData("SITI\tCONTOH")]
    [InlineData("SITI\0CONTOH")]
    [InlineData("<SCRIPT>alert(1)</SCRIPT>")]
    [InlineData("SITI > CONTOH")]
    public void Trust_8_names_that_hide_turn_break_or_mark_are_refused_with_their_field(string name)
    {
        var refused = NameRule.Refusal(name, "nama")!;

        (refused.Code, refused.Field).ShouldBe(("name-characters", "nama"));
        ParticipantRules.Error(CaseScript.Andi with { Nama = name }, "65.02", new(2026, 11, 9))!.Code.ShouldBe("name-characters");
    }

    [Theory]
    [InlineData("MA'RUF CONTOH")]
    [InlineData("MA’RUF CONTOH")]
    [InlineData("MA‘RUF CONTOH")]
    [InlineData("MAʼRUF CONTOH")]
    [InlineData("MA`RUF CONTOH")]
    public void Trust_8_names_apostrophes_are_accepted_and_compared_as_one(string name)
    {
        NameRule.Refusal(name, "nama").ShouldBeNull();
        NameWords.Of(name).ShouldBe(NameWords.Of("MARUF CONTOH"));
        NameRule.IsUnusual(name).ShouldBeFalse();
    }

    [Theory]
    [InlineData("SITI 2")]
    [InlineData("SITI (ALM)")]
    [InlineData("DRS. ABDUL CONTOH")]
    public void Trust_8_names_with_digits_brackets_or_titles_are_for_a_person_to_confirm(string name)
    {
        NameRule.Refusal(name, "nama").ShouldBeNull();
        NameRule.IsUnusual(name).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a@x.id,b@y.id", false)]
    [InlineData("a@x.id;b@y.id", false)]
    [InlineData("a@x@y.id", false)]
    [InlineData("a b@y.id", false)]
    [InlineData("Nama <a@y.id>", false)]
    [InlineData("@y.id", false)]
    [InlineData("a@", false)]
    [InlineData("siti.contoh+jkn@contoh.id", true)]
    public void One_address_is_one_address(string text, bool one)
    {
        EmailAddress.IsOne(text).ShouldBe(one);
        if (!one && text.Contains('@'))
            ParticipantRules.Error(CaseScript.Andi with { Email = text }, "65.02", new(2026, 11, 9))!.Code.ShouldBe("email-invalid");
    }
}
