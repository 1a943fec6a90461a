using Jkn.Workflows.Server.Pages;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Pages;

public class SigningAnswersTests
{
    [Fact]
    public void An_answer_holds_for_a_minute_by_the_services_clock_and_belongs_to_one_node()
    {
        var clock = new FixedTime(TestDatabase.Start);
        var (answers, other) = (new SigningAnswers(new(clock)), new SigningAnswers(new(clock)));
        var said = new Preflight(null, null, TestDatabase.Start.AddDays(1));
        answers.Keep("kadis", said);

        clock.Now = TestDatabase.Start.AddSeconds(59);
        answers.Find("kadis").ShouldBe(said);
        (answers.Find("kabid"), other.Find("kadis")).ShouldBe((null, null));
        clock.Now = TestDatabase.Start.AddMinutes(1);
        answers.Find("kadis").ShouldBeNull();
        clock.Now = TestDatabase.Start.AddSeconds(-1);
        answers.Find("kadis").ShouldBeNull("the clock was put back");
    }
}
