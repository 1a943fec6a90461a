using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;

namespace Jkn.Workflows.Tests.Domain.Letters;

/// <summary>How long an issued letter counts (A-12, AC-63).</summary>
public class LetterValidityTests
{
    private static readonly Letter Signed = new("k", "t", "Surat", LetterState.Ditandatangani, "h", "bo", DateTimeOffset.UnixEpoch);
    private static readonly CaseState Case = CaseState.Empty with { Promise = new("2026-12-31", "Desember", "", false) };

    [Theory]
    [InlineData("2026-11-30", Validity.Berlaku)]
    [InlineData("2026-12-01", Validity.TidakBerlakuSudahAktif)]
    public void It_ends_on_the_day_of_activation(string today, Validity expected)
    {
        var entry = new BatchEntry("e", "b", "no", "kind", "2026-11", 0, "", default, default)
        {
            Outcome = "AKTIF",
            ActiveFrom = "2026-12-01",
        };
        var state = Case with { BatchEntries = ImmutableSortedDictionary<string, BatchEntry>.Empty.Add("e", entry) };
        LetterValidity.Of(state, Signed, today, 7).ShouldBe(expected);
    }

    [Fact]
    public void Trust_4_5_a_letter_until_active_ends_with_activation_also_without_a_last_day()
    {
        var active = new BatchEntry("e", "b", "no", "kind", "2026-11", 0, "", default, default)
        {
            Outcome = "AKTIF",
            ActiveFrom = "2026-12-01",
            Person = "p1",
        };
        var state = CaseState.Empty with { BatchEntries = ImmutableSortedDictionary<string, BatchEntry>.Empty.Add("e", active) };
        var letter = Signed with { Person = "p1" };
        LetterValidity.EndOf(state, letter, 7).ShouldBeNull("the case has no promise");
        LetterValidity.Of(state, letter, "2026-11-30", 7).ShouldBe(Validity.Berlaku);
        LetterValidity.Of(state, letter, "2026-12-01", 7).ShouldBe(Validity.TidakBerlakuSudahAktif);
        LetterValidity.Of(state, letter with { Person = "p2" }, "2026-12-01", 7).ShouldBe(Validity.Berlaku, "somebody else is active");
        LetterValidity.Of(state, letter, "2026-12-01", null).ShouldBe(Validity.Berlaku, "a letter of another type");
    }

    [Theory]
    [InlineData("2027-01-07", Validity.Berlaku)]
    [InlineData("2027-01-08", Validity.Kedaluwarsa)]
    public void Without_activation_it_ends_seven_days_after_the_promise(string today, Validity expected) =>
        LetterValidity.Of(Case, Signed, today, 7).ShouldBe(expected);

    [Fact]
    public void A_letter_without_an_end_holds_until_it_is_revoked()
    {
        LetterValidity.Of(Case, Signed, "2030-01-01", null).ShouldBe(Validity.Berlaku);
        LetterValidity.Of(Case, Signed with { State = LetterState.Dicabut }, "2026-11-09", null).ShouldBe(Validity.Dicabut);
        LetterValidity.Of(Case, Signed with { State = LetterState.MenungguParaf }, "2026-11-09", null).ShouldBe(Validity.BelumTerbit);
    }
}
