using System.Collections.Immutable;
using Jkn.Workflows.Application.Workers;
using Jkn.Workflows.Domain.Surveys;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Surveys;

public class SkmTests
{
    [Fact]
    public void Nine_elements_weigh_the_same()
    {
        var result = Skm.Of([ImmutableArray.Create(4, 4, 4, 4, 4, 4, 4, 4, 4), ImmutableArray.Create(3, 3, 3, 4, 3, 3, 3, 3, 2)])!;

        (result.Answers, Math.Round(result.Index, 2), result.Grade, result.Words).ShouldBe((2, 87.5, "B", "Baik"));
        (result.Means[3], result.Means[8]).ShouldBe((4, 3));
        Skm.Of([]).ShouldBeNull();
    }

    [Theory]
    [InlineData(100, "A")]
    [InlineData(88.31, "A")]
    [InlineData(88.304, "B")]
    [InlineData(76.61, "B")]
    [InlineData(76.60, "C")]
    [InlineData(65.00, "C")]
    [InlineData(64.99, "D")]
    public void The_grade_follows_the_published_value(double index, string grade) => Skm.GradeOf(index).Grade.ShouldBe(grade);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 1, 2, 3, 4, 1 }, true)]
    [InlineData(new[] { 1, 2, 3, 4, 1, 2, 3, 4 }, false)]
    [InlineData(new[] { 1, 2, 3, 4, 1, 2, 3, 4, 5 }, false)]
    [InlineData(new[] { 0, 2, 3, 4, 1, 2, 3, 4, 1 }, false)]
    public void An_answer_has_nine_numbers_from_one_to_four(int[] answer, bool valid) => Skm.IsAnswer(answer).ShouldBe(valid);

    [Theory]
    [InlineData("63.72-banjarbaru", 7, true)] // AC-74
    [InlineData("63.72-banjarbaru", 5, false)]
    [InlineData("32.14-purwakarta", 4, true)]
    [InlineData("64.02-kutai-kartanegara", 7, false)]
    public void The_heads_hear_of_an_overdue_survey(string region, int months, bool told)
    {
        var (office, now) = (Shipped.Office(region), Offices.Wita("2026-11-20T09:00"));

        DailyRound
            .AboutSurvey(office, now.AddMonths(-months), now)
            .Select(n => (n.Addressee, n.Event))
            .ShouldBe(told ? [("KASIE", "survei-terlambat"), ("KADIS", "survei-terlambat")] : []);
    }
}
