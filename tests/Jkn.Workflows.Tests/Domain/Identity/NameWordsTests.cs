using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Tests.Domain.Identity;

public class NameWordsTests
{
    [Theory]
    [InlineData("MA'RUF AMIN", "MARUF AMIN")]
    [InlineData("Ma’ruf  amin", "MARUF AMIN")]
    [InlineData("MA‘RUF", "MARUF")]
    [InlineData("maʼruf", "MARUF")]
    [InlineData("MA`RUF", "MARUF")]
    [InlineData("SITI, S.PD.", "SITI S PD SPD")]
    [InlineData("AL-FATIH", "AL FATIH ALFATIH")]
    [InlineData("José", "JOSE")]
    [InlineData("SITI SITI", "SITI")]
    [InlineData(" - ", "")]
    [InlineData(null, "")]
    public void A_name_is_compared_by_its_words_whatever_apostrophe_it_has(string? name, string words) =>
        string.Join(' ', NameWords.Of(name)).ShouldBe(words);

    [Theory]
    [InlineData("0812-3456-7890", "6281234567890")]
    [InlineData("+62 812 3456 7890", "6281234567890")]
    [InlineData("6281234567890", "6281234567890")]
    [InlineData("81234567890", "6281234567890")]
    [InlineData("(0553) 21234", "6255321234")]
    [InlineData("12345", null)]
    [InlineData("0000000000", null)]
    [InlineData("tidak ada", null)]
    [InlineData("081234567890123", null)]
    [InlineData(null, null)]
    public void A_telephone_is_its_digits_with_the_country_before_them(string? typed, string? digits) =>
        Telephone.Digits(typed).ShouldBe(digits);
}
