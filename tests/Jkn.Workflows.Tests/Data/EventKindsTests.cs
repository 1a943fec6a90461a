using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Data;

public class EventKindsTests
{
    private const string Mark = "RAHASIA";

    public static TheoryData<string> Kinds => [.. EventKinds.All.Keys];

    [Fact]
    public void Every_fact_has_a_kind()
    {
        var facts = new[] { typeof(CaseEvent).Assembly, typeof(FlowEvent).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsAssignableTo(typeof(IEvent)) && !t.IsAbstract);

        facts.Except(EventKinds.All.Values).ShouldBeEmpty();
    }

    [Fact]
    public void Kinds_are_kebab_case() => EventKinds.All.Keys.ShouldAllBe(k => Regex.IsMatch(k, "^(case|flow|office)/[a-z]+(-[a-z]+)*$"));

    [Theory, MemberData(nameof(Kinds))]
    public void A_fact_comes_back_as_it_was(string kind)
    {
        var happened = Specimen(kind);

        var (clear, personal) = EntryJson.Write([happened]);

        Text(EntryJson.Read(clear, personal).ShouldHaveSingleItem()).ShouldBe(Text(happened));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_is_personal_is_not_in_the_clear_text(string kind)
    {
        var happened = (IEvent)Specimens.Make(EventKinds.TypeOf(kind), "umum");
        foreach (var property in happened.GetType().GetProperties().Where(p => p.IsDefined(typeof(PersonalAttribute))))
            property.SetValue(happened, Specimens.Make(property.PropertyType, Mark));
        var isPersonal = HasPersonal(happened);

        var (clear, personal) = EntryJson.Write([happened]);

        (personal is not null).ShouldBe(isPersonal);
        if (isPersonal)
            Encoding.UTF8.GetString(clear).ShouldNotContain(Mark, Case.Sensitive, kind);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Without_its_personal_text_a_fact_still_reads(string kind)
    {
        var (clear, _) = EntryJson.Write([Specimen(kind)]);

        var read = EntryJson.Read(clear, null).ShouldHaveSingleItem();

        read.ShouldBeOfType(EventKinds.TypeOf(kind));
        var nullability = new NullabilityInfoContext();
        foreach (
            var property in read.GetType()
                .GetProperties()
                .Where(p => !p.PropertyType.IsValueType && nullability.Create(p).ReadState == NullabilityState.NotNull)
        )
            property.GetValue(read).ShouldNotBeNull(property.Name);
    }

    [Fact]
    public void Nothing_that_reading_gives_anyway_is_written()
    {
        var (clear, _) = EntryJson.Write([new CaseEvent.WorkItemAssigned("a#1", null), new FlowEvent.ActivityCancelled(0)]);

        Encoding.UTF8.GetString(clear).ShouldBe("""["case/work-item-assigned",{"id":"a#1"},"flow/activity-cancelled",{}]""");
    }

    /// <summary>In itself or in an act that it carries: a proposal names whom it is about.</summary>
    private static bool HasPersonal(object fact) =>
        fact.GetType()
            .GetProperties()
            .Any(p =>
                p.IsDefined(typeof(PersonalAttribute))
                || p.PropertyType == typeof(OfficeAct) && p.GetValue(fact) is { } act && HasPersonal(act)
            );

    private static IEvent Specimen(string kind) => (IEvent)Specimens.Make(EventKinds.TypeOf(kind), Mark);

    private static string Text(IEvent happened) => JsonSerializer.Serialize(happened, happened.GetType());
}
