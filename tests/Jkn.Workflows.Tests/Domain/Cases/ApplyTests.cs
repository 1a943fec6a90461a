using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Domain.Cases;

/// <summary>No fact is without a rule that says what the case is after it.</summary>
public class ApplyTests
{
    private static readonly Stamp stamp = new(TestDatabase.Start, "fo", "Uji");

    public static TheoryData<string> Kinds => [.. EventKinds.All.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_fact_has_an_arm(string kind)
    {
        var happened = (IEvent)Specimens.Make(EventKinds.TypeOf(kind), "umum");

        // A fact may miss what it is about in an empty case or office; a fact without an arm is another matter.
        Record
            .Exception(() =>
                _ = happened is OfficeEvent e ? (object)OfficeState.New("65.02").Apply(e, stamp) : CaseState.Empty.Apply(happened, stamp)
            )
            .ShouldNotBeOfType<NotSupportedException>();
    }

    [Fact]
    public void A_fact_that_nobody_knows_is_a_bug() =>
        Should.Throw<NotSupportedException>(() => CaseState.Empty.Apply(new Unheard(), stamp)).Message.ShouldContain(nameof(Unheard));

    private sealed record Unheard : IEvent;
}
