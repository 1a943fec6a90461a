using System.Text.Json.Nodes;
using Jkn.Workflows.Bench;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

/// <summary>What a script may use is counted, so these hold on every machine; how long it takes is the bench's business.</summary>
public class ScriptLimitTests
{
    private const int MostStatements = 10_000;
    private const long MostWork = 10_000_000;

    /// <summary>4 MB, and what the last call before the count had made.</summary>
    private const long MostBytes = 5 * 1024 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    [InlineData(-7)]
    public void Invented_scripts_stay_inside_the_counts(int seed)
    {
        var scripts = new InventedScripts(seed);
        var answered = 0;
        for (var i = 0; i < 250; i++)
        {
            var script = scripts.Next();

            var (line, used) = Run(script);

            used.Statements.ShouldBeLessThanOrEqualTo(MostStatements + 1, script);
            used.Bytes.ShouldBeLessThanOrEqualTo(MostBytes, script);
            used.Work.ShouldBeLessThanOrEqualTo(MostWork, script);
            answered += line.Contains("incidents=0") ? 1 : 0;
        }
        // not all of them are refused, or nothing would be tried here
        answered.ShouldBeGreaterThan(25);
    }

    [Fact]
    public void Every_known_bomb_stays_inside_the_counts()
    {
        foreach (var script in KnownBombs.All)
        {
            var (_, used) = Run(script);

            used.Statements.ShouldBeLessThanOrEqualTo(MostStatements + 1, script);
            used.Bytes.ShouldBeLessThanOrEqualTo(MostBytes, script);
            used.Work.ShouldBeLessThanOrEqualTo(MostWork, script);
        }
    }

    // What took a node down before (audit of security, 2): each ends at once, refused or counted.
    [Theory]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("new Array(4294967295).indexOf(1)")]
    [InlineData("new Array(4294967295).slice()")]
    [InlineData("new Array(4294967295).sort()")]
    [InlineData("new Array(4294967295).reverse()")]
    [InlineData("String(new Array(3e8))")]
    [InlineData("String.fromCharCode.apply(null, new Array(1e8))")]
    [InlineData("'a'.repeat(4000).replace('a', 'b').replace('a', 'b').length")]
    public void Trust_8_scripts_of_the_audit_end_within_the_counts(string script)
    {
        Run(script); // what only the first use of a function costs is none of the script's
        var (_, used) = Run(script);

        used.Statements.ShouldBeLessThanOrEqualTo(MostStatements + 1);
        used.Bytes.ShouldBeLessThanOrEqualTo(MostBytes);
        used.Work.ShouldBeLessThanOrEqualTo(MostWork);
    }

    [Fact]
    public void The_same_script_uses_the_same_again_whatever_ran_before()
    {
        const string Script = "let a = []; for (let i = 0; i < 500; i++) a.push(`${i}-${'x'.repeat(i)}`); a.join('').length";
        var first = Run(Script).Used;
        Run("let a = [...'x'.repeat(9999)]; a.flatMap(x => a)");

        Run(Script).Used.ShouldBe(first with { Bytes = Run(Script).Used.Bytes, Time = default }, AsCounted);
    }

    [Theory]
    [InlineData("'x'.repeat(1e9)", "huruf")]
    [InlineData("'x'.padEnd(1e9)", "huruf")]
    [InlineData("var s = 'x'; for (;;) s += s", "huruf")]
    [InlineData("var s = 'x'.repeat(90000); `${s}${s}`", "huruf")]
    [InlineData("var s = 'x'.repeat(90000); 'aaa'.replace(/a/g, () => s)", "huruf")]
    [InlineData("[...'x'.repeat(90000)]", "butir")]
    [InlineData("Array.from({length: 1e9})", "butir")]
    [InlineData("let a = []; a[1e6] = 1; a.map(x => x)", "memori")]
    [InlineData("let a = [...'x'.repeat(9999)]; a.flatMap(x => a)", "pernyataan")]
    [InlineData("let a = []; for (let i = 0; i < 100; i++) a = [a]; '' + a", "terlalu dalam")]
    [InlineData("let a = []; a.push(a); JSON.stringify(a)", "terlalu dalam")]
    [InlineData("for (const k in 'teks') {}", "kunci")]
    [InlineData("Object.keys('teks')", "kunci")]
    [InlineData("let s = 'x'.repeat(90000); for (let i = 0; i < 900; i++) s.indexOf('y')", "mengolah")]
    [InlineData("[1].map(x => { for (;;) {} })", "pernyataan")]
    [InlineData("try { for (;;) {} } finally { for (;;) {} }", "pernyataan")]
    [InlineData("'x'.repeat(9999).match(/(?=(.*))/g)", "memori")]
    [InlineData("'x'.repeat(9999).replace(/(?=(.*))/g, '')", "memori")]
    [InlineData("/(a+)+b/.test('a'.repeat(40))", "terlalu lama")]
    public void What_a_script_runs_into_is_said(string script, string said) => Run(script).Line.ShouldContain(said);

    [Theory]
    [InlineData("''['con' + 'structor']")]
    [InlineData("[]['m' + 'ap']")]
    [InlineData("[]?.['con' + 'structor']?.['con' + 'structor']")]
    [InlineData("let o = {}; o['__pro' + 'to__'] = []; 1")]
    [InlineData("let o = {}; o['to' + 'String'] = 1; '' + o")]
    [InlineData("let o = {[`value${'Of'}`]: 1}; 1")]
    [InlineData("let f = [].map; 1")]
    [InlineData("'x'.replace(/x/, ''['re' + 'peat'])")]
    public void No_way_leads_from_a_value_to_the_functions_behind_it(string script) => Run(script).Line.ShouldContain("incidents=1");

    [Theory]
    [InlineData("try { null.x } catch (e) { e.name = e; '' + e }")]
    [InlineData("try { null.x } catch (e) { e.message = [e]; throw e }")]
    [InlineData("try { null.x } catch (e) { let f = e; f.name = f; }")]
    [InlineData("const {map} = []")]
    [InlineData("const {['m' + 'ap']: f} = []")]
    [InlineData("[1].map(JSON.parse)")]
    [InlineData("let f = getVariable")]
    [InlineData("[1].map(function f() { return [1].map(f) })")]
    [InlineData("let $$t = 1")]
    [InlineData("Math['ran' + 'dom']()")]
    [InlineData("new Date().constructor('return 1')()")]
    [InlineData("delete variables.nama")]
    [InlineData("variables.nama.umur = 1")]
    [InlineData("variables.nama.push(1)")]
    public void What_could_not_be_held_while_it_runs_is_refused_before(string script) => Run(script).Line.ShouldStartWith("REFUSED");

    [Theory]
    [InlineData("9007199254740991 + 1")]
    [InlineData("Number('9471991708909901')")]
    [InlineData("+'9471991708909901'")]
    [InlineData("'9471991708909901' * 1")]
    [InlineData("parseInt('9471991708909901')")]
    [InlineData("Math.max('9471991708909901', 0)")]
    [InlineData("['9471991708909901'].map(Number)")]
    [InlineData("JSON.parse('{\"nik\":9471991708909901}').nik")]
    [InlineData("JSON.parse('1e16')")]
    [InlineData("let n = 9007199254740991; n++; n++; n")]
    [InlineData("2 ** 60")]
    public void A_number_that_lost_its_last_digit_is_an_incident(string script) => Run(script).Line.ShouldContain("2^53");

    [Theory]
    [InlineData("'9471991708909901'", "9471991708909901")]
    [InlineData("'94719917' + '08909901'", "9471991708909901")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("1e3 + 0.5", "1000.5")]
    [InlineData("new Date('12/11/2026').getTime() + 0", "")]
    [InlineData("new Date('31/12/2026').getTime() + 0", "")]
    [InlineData("new Date('2026-12-31T07:30').toISOString()", "2026-12-30T23:30:00.000Z")]
    [InlineData("new Date(2026, 11, 31).toISOString()", "2026-12-30T16:00:00.000Z")]
    [InlineData("new Date('2026-12-31T23:00:00Z').getDate()", "1")]
    [InlineData("'' + new Date(0)", "Thu Jan 01 1970 08:00:00 GMT+0800 (UTC+08:00)")]
    [InlineData("'I'.toLowerCase() + 'i'.toUpperCase()", "iI")]
    public void Values_are_what_they_are_in_every_office(string script, string value) => Run(script).Line.ShouldContain($"lines=[{value}]");

    [Fact]
    public void A_script_that_fails_halfway_sets_nothing()
    {
        var flow = Sketch.FlowWith("nama", ["s RunJavaScript script=setVariable('nama', 1)", "w WriteLine text:=variables.nama"], "s > w");
        new Play(flow).Start().Lines.ShouldBe(["1"]);

        var failing = Sketch.FlowWith("nama", ["s RunJavaScript script=variables.nama = 1, tidakAda.x"]);
        new Play(failing).Start().Events.OfType<FlowEvent.VariableSet>().ShouldBeEmpty();
    }

    [Fact]
    public void A_long_pattern_is_refused_as_it_is_written_and_as_it_is_made()
    {
        Run($"/{new string('a', 501)}/.test('a')").Line.ShouldStartWith("REFUSED");
        Run("'a'.match('a'.repeat(501))").Line.ShouldContain("pola lebih dari 500");
    }

    private static readonly IEqualityComparer<ScriptUse> AsCounted = EqualityComparer<ScriptUse>.Create(
        (a, b) => a.Statements == b.Statements && a.Work == b.Work,
        u => u.Statements
    );

    private static (string Line, ScriptUse Used) Run(string script)
    {
        var node = Sketch.Node("w WriteLine");
        node["text"] = new JsonObject
        {
            ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script },
        };
        var host = new MeasuringOffice();
        var (line, _) = FlowTrial.Run(
            new Dictionary<string, string> { ["s.json"] = Sketch.Workflow(node, variables: "nama").ToJsonString() },
            null,
            new Dictionary<string, string>(),
            Sketch.Now,
            host: host
        );
        return (line, host.Used);
    }

    private sealed class MeasuringOffice : FlowHost
    {
        public ScriptUse Used { get; private set; }

        public override void ScriptRan(ScriptUse used) => Used = used;

        public override TimeSpan OffsetAt(DateTimeOffset instant) => TimeSpan.FromHours(8);
    }
}
