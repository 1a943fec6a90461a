using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

/// <summary>Definitions that were once let through, and what each must come to: exit 2 is refused, 3 an incident, 0 an answer.</summary>
public class RefusedDefinitionTests
{
    [Theory]
    [InlineData("cron-never.a15-cron-feb30", 2, "0 0 0 30 2 *\" tidak pernah tiba")]
    [InlineData("delay-of-hours.b-24h", 2, "24 hari")]
    [InlineData("delay-of-hours.b-25h", 2, "25 hari")]
    [InlineData("delay-of-hours.b-text5", 2, "5 hari")]
    [InlineData("js-dates-follow-the-server.tz", 0, "lines=[2026-11-30T00:00:00.000Z 1]")]
    [InlineData("js-endless.date-infinity", 0, "lines=[ok]")]
    [InlineData("js-endless.regex-name", 3, "berjalan terlalu lama")]
    [InlineData("js-later-methods.a12-includes", 0, "lines=[true]")]
    [InlineData("js-later-methods.a12-padstart", 0, "lines=[0007]")]
    [InlineData("js-process-dies.getter-recursion", 2, "Object.defineProperty")]
    [InlineData("js-process-dies.tostring-recursion", 2, "toString")]
    [InlineData("js-variables-object.a12-variables-object", 0, "lines=[Malinau]")]
    [InlineData("number-above-2-53.a12-papua-nik-obj", 3, "9471991708909901 di atas 2^53")]
    [InlineData("number-above-2-53.a12-papua-nik", 3, "9471991708909901 di atas 2^53")]
    [InlineData("switch-case-default.a05-switch-default-case", 2, "switch-label-reserved")]
    [InlineData("switch-case-default.a05b-switch-duplicate-label", 2, "switch-label-duplicate")]
    [InlineData("timer-without-a-time.delay-undefined", 3, "tidak dapat ditentukan")]
    [InlineData("timer-without-a-time.startat-invalid-date", 3, "tidak dapat ditentukan")]
    public void A_definition_comes_to(string file, int exit, string said)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "Inputs", $"{file}.json"));

        var (line, code) = FlowTrial.Run(
            new Dictionary<string, string> { [file] = text },
            null,
            new Dictionary<string, string>(),
            Sketch.Now,
            host: new OfficeOfMalinau()
        );

        line.ShouldContain(said);
        code.ShouldBe(exit);
    }

    [Theory]
    [InlineData("js-process-dies.getter-recursion")]
    [InlineData("js-process-dies.tostring-recursion")]
    public void A_stored_version_that_would_be_refused_today_ends_in_an_incident(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "Inputs", $"{file}.json"));
        var play = new Play(ElsaJson.Parse(text, Sketch.Catalog).Definition!).Start();

        play.State.Incidents.Values.Single().Message.ShouldContain("tidak dijalankan di sini");
    }

    [Theory]
    [InlineData("w FlowSwitch", "default", "switch-label-reserved")]
    [InlineData("w FlowSwitch", " A ", "switch-label-duplicate")]
    [InlineData("w Switch", "Default", "switch-label-reserved")]
    [InlineData("w Switch", "A", "switch-label-duplicate")]
    [InlineData("w Switch", " ", "switch-label-empty")]
    public void A_case_that_the_designer_could_not_open_again_is_a_problem(string node, string label, string code)
    {
        var made = Sketch.Node(node);
        made["cases"] = System.Text.Json.Nodes.JsonNode.Parse($$"""[{"label":"A"},{"label":"{{label}}"}]""");

        Problems(Sketch.Workflow(Sketch.Chart([made]))).ShouldBe([code]);
    }

    [Theory]
    [InlineData("w Delay timeSpan=5", "expression-invalid")]
    [InlineData("w Delay timeSpan=48:00:00", "expression-invalid")]
    [InlineData("w Timer interval=30", "expression-invalid")]
    [InlineData("w Delay timeSpan=lima menit", "expression-invalid")]
    [InlineData("w Delay", "timer-without-time")]
    [InlineData("w Timer interval= ", "timer-without-time")]
    [InlineData("w StartAt", "timer-without-time")]
    [InlineData("w StartAt dateTime=31/12/2026", "expression-invalid")]
    [InlineData("w Cron cronExpression=0 0 0 31 4,6,9,11 *", "cron-never")]
    [InlineData("w Cron cronExpression=0 0 8 * *", "cron-invalid")]
    [InlineData("w Cron", "cron-invalid")]
    public void A_moment_that_never_comes_or_means_something_else_is_a_problem(string node, string code) =>
        Problems(Sketch.Workflow(Sketch.Chart([Sketch.Node(node)]))).ShouldBe([code]);

    [Theory]
    [InlineData("w Delay timeSpan=05:00:00")]
    [InlineData("w Delay timeSpan=5.00:00:00")]
    [InlineData("w Delay timeSpan=1.01:00:00")]
    [InlineData("w Delay timeSpan=PT25H")]
    [InlineData("w Delay timeSpan=P5D")]
    [InlineData("w Cron cronExpression=0 0 12 29 FEB *")]
    public void A_moment_with_its_unit_is_none(string node) => Problems(Sketch.Workflow(Sketch.Chart([Sketch.Node(node)]))).ShouldBeEmpty();

    [Theory]
    [InlineData("w Delay timeSpan:=null")]
    [InlineData("w Delay timeSpan:=''")]
    [InlineData("w Delay timeSpan:='-01:00:00'")]
    [InlineData("w Delay timeSpan:='P9999999D'")]
    [InlineData("w Delay timeSpan:=5")]
    [InlineData("w Timer interval:=undefined")]
    [InlineData("w Timer interval:='25:00:00'")]
    [InlineData("w StartAt dateTime:=new Date('30 Februari')")]
    [InlineData("w StartAt dateTime:=variables.tidakAda")]
    public void A_timer_whose_moment_cannot_be_worked_out_is_a_fault_never_at_once(string node)
    {
        var play = new Play(Sketch.Flow([node, "sesudah WriteLine text=lewat"], "w > sesudah")).Start();

        play.Lines.ShouldBeEmpty();
        play.State.Incidents.Count.ShouldBe(1);
        play.WaitingAt.ShouldBeEmpty();
    }

    private static IEnumerable<string> Problems(System.Text.Json.Nodes.JsonObject workflow) =>
        DefinitionValidator.Validate(Sketch.Parse(workflow), FlowLibrary.Empty).Select(p => p.Code);

    /// <summary>UTC+8, whatever zone the process has.</summary>
    private sealed class OfficeOfMalinau : FlowHost
    {
        public override TimeSpan OffsetAt(DateTimeOffset instant) => TimeSpan.FromHours(8);
    }
}
