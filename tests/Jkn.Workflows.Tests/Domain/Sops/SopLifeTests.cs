using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>AC-07: a procedure made from assumptions comes into force only on the office's own word and with all 14 components.</summary>
public sealed class SopLifeTests
{
    private static readonly SopConfirmation said = new(SopLife.Statement, "Kepala Dinas", "2026-11-22");

    private static SopVersion Draft => Shipped.Office("64.02-kutai-kartanegara").Sops.ByNumber("PROC-KKR", 1)!;

    private static SopVersion Filled =>
        Draft with
        {
            Sheet = Draft.Sheet with
            {
                Components = [.. Draft.Sheet.Components.Select(c => c with { Value = new("ada", "DITETAPKAN_PENGGUNA", null) })],
            },
        };

    [Fact]
    public void The_draft_has_six_gaps_and_is_not_in_force()
    {
        Draft.Label.ShouldBe("0.1-draft");
        SopLife.Missing(Draft).ShouldBe(["persyaratan", "prosedur", "jangkaWaktu", "biaya", "produk", "pengaduan"]);
        Shipped.Office("64.02-kutai-kartanegara").Sops.Effective("PROC-KKR", "2026-11-22").ShouldBeNull();
    }

    [Fact]
    public void Without_confirmation_it_is_refused_with_everything_that_is_missing()
    {
        var no = SopLife.MayTakeEffect(Draft, null, "2026-12-01")!;
        no.Code.ShouldBe("sop-not-confirmed");
        foreach (var label in new[] { "Persyaratan", "prosedur", "Jangka waktu", "Biaya", "Produk", "pengaduan" })
            no.Message.ShouldContain(label);
    }

    [Theory]
    [InlineData("", "2026-11-22", null, "decree-number-missing decreeNo")]
    [InlineData("1/2026", "2026-02-30", null, "date-invalid decreeDate")]
    [InlineData("1/2026", "2026-11-23", null, "decree-date-future decreeDate")]
    [InlineData("1/2026", "2026-11-22", "2026-11-21", "decree-after-effect decreeDate")]
    [InlineData("1/2026", "2026-11-22", "2026-11-22", null)]
    [InlineData("1/2026", "2026-11-01", null, null)]
    public void A_decree_is_neither_of_the_future_nor_younger_than_what_it_decrees(string no, string date, string? from, string? refused) =>
        (SopLife.DecreeRefusal(no, date, "2026-11-22", from) is { } refusal ? $"{refusal.Code} {refusal.Field}" : null).ShouldBe(refused);

    [Fact]
    public void The_word_alone_does_not_fill_the_gaps() =>
        SopLife.MayTakeEffect(Draft, said, "2026-12-01")!.Code.ShouldBe("sop-components-missing");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void The_word_names_its_author(string author) =>
        SopLife.MayTakeEffect(Filled, said with { Author = author }, "2026-12-01")!.Code.ShouldBe("sop-confirmation-incomplete");

    [Fact]
    public void Confirmed_complete_and_dated_it_may() => SopLife.MayTakeEffect(Filled, said, "2026-12-01").ShouldBeNull();

    [Fact]
    public void A_date_is_needed() => SopLife.MayTakeEffect(Filled, said, null)!.Code.ShouldBe("effective-date-missing");

    [Fact]
    public void What_was_in_force_does_not_take_effect_again() =>
        SopLife
            .MayTakeEffect(Shipped.Office("63.72-banjarbaru").Sops.ByNumber("PROC-BJB", 1)!, said, "2026-12-01")!
            .Code.ShouldBe("sop-already-in-force");
}
