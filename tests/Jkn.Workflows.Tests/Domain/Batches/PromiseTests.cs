using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Batches;

public class PromiseTests
{
    [Theory]
    [InlineData("2026-11-05T09:00", "bulan Desember 2026", "2026-12-31")]
    [InlineData("2026-11-20T11:00", "bulan Desember 2026", "2026-12-31")]
    [InlineData("2026-10-05T09:00", "bulan November 2026", "2026-11-30")]
    [InlineData("2026-04-10T09:00", "bulan Mei 2026", "2026-05-29")] // 31 May is a Sunday
    public void Malinau_promises_the_month_after_the_window(string registered, string text, string date)
    {
        var promise = At(Offices.Malinau, Offices.Wita(registered))!;

        promise.Text.ShouldBe(text);
        promise.Date.ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value);
        promise.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void Registered_after_the_window_the_promise_moves_a_month_and_is_provisional()
    {
        var promise = At(Offices.Malinau, Offices.Wita("2026-11-23T09:00"))!;

        promise.Text.ShouldBe("bulan Januari 2027");
        promise.Date.ShouldBe(new LocalDate(2027, 1, 29));
        promise.Provisional.ShouldBeTrue();
    }

    [Fact]
    public void Age_turns_amber_and_red_from_the_day_of_receipt()
    {
        var age = Promise.Age(Offices.Malinau, Offices.Calendar, Offices.Wita("2026-11-20T10:50"));

        age.Amber!.At.ShouldBe(Offices.Wita("2026-12-18T11:00"));
        age.Red!.At.ShouldBe(Offices.Wita("2026-12-20T23:59:59"));
    }

    [Fact]
    public void Steps_that_do_not_fit_before_the_window_closes_move_the_promise_and_say_so()
    {
        var registered = Offices.Wita("2026-11-20T10:50");
        var promise = Promise.AtRegistration(
            Offices.Malinau,
            Offices.Calendar,
            registered,
            Offices.Wita("2026-11-23T08:20"),
            ActivationMode.NextMonthFirst
        )!;

        promise.Text.ShouldBe("bulan Januari 2027");
        promise.Explanation.ShouldContain("Langkah yang masih harus dilalui selesai paling cepat");
    }

    [Fact]
    public void Where_membership_is_active_at_once_the_determination_is_promised_for_the_day_the_list_is_handed_over()
    {
        var registered = Offices.Wita("2026-11-05T09:00");

        Promise
            .AtRegistration(Offices.Fifteenth, Offices.Calendar, registered, registered, ActivationMode.Immediate)!
            .Date.ShouldBe(new LocalDate(2026, 11, 13));
        At(Offices.Fifteenth, registered)!.Date.ShouldBe(new LocalDate(2026, 12, 1));
    }

    private static PromisedDate? At(Region region, DateTimeOffset registered) =>
        Promise.AtRegistration(region, Offices.Calendar, registered, registered, ActivationMode.NextMonthFirst);

    [Fact]
    public void A_region_may_promise_a_length_of_time() =>
        At(Offices.Recap, Offices.Wib("2026-11-13T10:05"))!.At.ShouldBe(Offices.Wib("2026-11-16T10:05"));
}
