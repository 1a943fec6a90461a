using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class JavaScriptTests
{
    private static string? Run(string script, params (string Name, object Value)[] input)
    {
        var node = Sketch.Node("a WriteLine");
        node["text"] = new System.Text.Json.Nodes.JsonObject
        {
            ["expression"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "JavaScript", ["value"] = script },
        };
        var play = new Play(Sketch.Parse(Sketch.Workflow(Sketch.Chart([node]), variables: "nama"))).Start(input: input);
        return play.Lines.FirstOrDefault() ?? play.State.Incidents.Values.Single().Message;
    }

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("return 1 + 2;", "3")]
    [InlineData("if (1 > 2) { return 'a'; } return 'b';", "b")]
    [InlineData("`Bar`", "Bar")]
    [InlineData("`a ${1 + 1} b ${'c' + `d${3}`}`", "a 2 b cd3")]
    [InlineData("`kutip \" dan\nbaris ${ {a: '}'}.a }`", "kutip \" dan\nbaris }")]
    [InlineData("'a/b'.split('/').length / 1", "2")]
    [InlineData("/a`b/.test('a`b')", "true")]
    [InlineData("({a: [1, 'x', null]})", "{\"a\":[1,\"x\",null]}")]
    [InlineData("setVariable('nama', 'Siti'); return getNama() + getVariable('nama');", "SitiSiti")]
    [InlineData("getInput('umur') + getUmur()", "80")]
    [InlineData("JSON.parse('{\"a\":[1]}').a[0]", "1")]
    [InlineData("new Date().toISOString()", "2026-03-02T00:00:00.000Z")]
    [InlineData("[7].length", "1")]
    public void A_script_gives(string script, string expected) => Run(script, ("umur", 40)).ShouldBe(expected);

    [Theory]
    [InlineData("while (true) {}", "pernyataan")]
    [InlineData("function f() { return f(); } f()", "terlalu dalam")]
    [InlineData("var s = 'x'; for (var i = 0; i < 60; i++) { s = s + s; } return s.length;", "memori")]
    [InlineData("Math.random()", "JavaScript")]
    [InlineData("eval('1')", "JavaScript")]
    [InlineData("(function () {}).constructor('return 1')()", "JavaScript")]
    [InlineData("throw new Error('sengaja')", "sengaja")]
    [InlineData("tidakAda.x", "tidakAda")]
    [InlineData("var a = {}; a.a = a; return a;", "melingkar")]
    public void A_script_that_goes_wrong_is_a_fault_with_a_reason(string script, string reason) => Run(script)!.ShouldContain(reason);

    [Theory]
    [InlineData("var f = x => x;", "fungsi panah")]
    [InlineData("let a = 1;", "let")]
    [InlineData("const a = 1;", "const")]
    [InlineData("class A {}", "class")]
    [InlineData("f(...a)", "spread")]
    [InlineData("a ?? b", "??")]
    [InlineData("a?.b", "?.")]
    [InlineData("2 ** 3", "pangkat")]
    [InlineData("for (var a of b) {}", "for...of")]
    [InlineData("function* f() {}", "function*")]
    [InlineData("tag`x`", "tagged")]
    [InlineData("`${a", "tidak ditutup")]
    [InlineData("1 +", "tidak dapat dibaca")]
    [InlineData("", "kosong")]
    public void A_construct_that_does_not_run_is_named(string script, string named) => Script.Parse(script).Error!.ShouldContain(named);

    [Theory]
    [InlineData("a.class + a.let")]
    [InlineData("({class: 1, let: 2})")]
    [InlineData("'=> let const ...' // => class")]
    [InlineData("/=>/.test('`')")]
    [InlineData("x ? .5 : 1")]
    public void Words_that_only_look_like_later_constructs_are_left_alone(string script) => Script.Parse(script).Error.ShouldBeNull();

    [Fact]
    public void Deep_nesting_is_refused_before_a_parser_falls_over() =>
        Script.Parse(new string('(', 5_000) + "1" + new string(')', 5_000)).Error.ShouldNotBeNull();

    [Fact]
    public void One_evaluation_does_not_see_another()
    {
        Run("bocor = 1").ShouldBe("1");
        Run("typeof bocor").ShouldBe("undefined");
    }
}
