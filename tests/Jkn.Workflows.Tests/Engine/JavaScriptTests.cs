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
    [InlineData("function f() { return f(); } f()", "function")]
    [InlineData("var s = 'x'; for (var i = 0; i < 60; i++) { s = s + s; } return s.length;", "memori")]
    [InlineData("Math.random()", "Math.random")]
    [InlineData("eval('1')", "eval")]
    [InlineData("(function () {}).constructor('return 1')()", "JavaScript")]
    [InlineData("throw new Error('sengaja')", "sengaja")]
    [InlineData("tidakAda.x", "tidakAda")]
    [InlineData("var a = {}; a.a = a; return a;", "melingkar")]
    public void A_script_that_goes_wrong_is_a_fault_with_a_reason(string script, string reason) => Run(script)!.ShouldContain(reason);

    [Theory]
    [InlineData("var f = x => x;", "fungsi panah")]
    [InlineData("class A {}", "class")]
    [InlineData("f(...a)", "\"f\"")]
    [InlineData("function* f() {}", "function*")]
    [InlineData("[1].map(async x => x)", "tak serempak")]
    [InlineData("tag`x`", "tagged")]
    [InlineData("`${a", "tidak dapat dibaca")]
    [InlineData("1 +", "tidak dapat dibaca")]
    [InlineData("2n", "BigInt")]
    [InlineData("this.x", "this")]
    [InlineData("with (a) { b }", "with")]
    [InlineData("new Set([1])", "new Set")]
    [InlineData("({get x() { return 1 }})", "getter")]
    [InlineData("({toString: 1})", "toString")]
    [InlineData("a.__proto__", "__proto__")]
    [InlineData("a['constructor']", "constructor")]
    [InlineData("9471991708909901", "2^53")]
    [InlineData("x.toLocaleString()", "toLocaleString")]
    [InlineData("", "kosong")]
    public void A_construct_that_does_not_run_is_named(string script, string named) => Script.Parse(script).Error!.ShouldContain(named);

    [Theory]
    [InlineData("let a = 1; const b = 2; a + b", "3")]
    [InlineData("[1, 2, 3].map(x => x * 2).filter(x => x > 2).join('-')", "4-6")]
    [InlineData("[3, 1, 2].sort((a, b) => a - b).join('')", "123")]
    [InlineData("[1, 2].map(function (x) { return x + 1 }).join()", "2,3")]
    [InlineData("null ?? 'kosong'", "kosong")]
    [InlineData("({a: null}).a?.b?.c === undefined", "true")]
    [InlineData("2 ** 3", "8")]
    [InlineData("let s = 0; for (const x of [1, 2, 3]) { s += x } s", "6")]
    [InlineData("Math.max(...[1, 5, 2])", "5")]
    [InlineData("const {a, b = 2} = {a: 1}; const [c, ...d] = [3, 4, 5]; `${a}${b}${c}${d}`", "1234,5")]
    [InlineData("['a', '', 'b'].filter(Boolean).length", "2")]
    [InlineData("Object.entries({x: 1}).map(([k, v]) => k + v)[0]", "x1")]
    [InlineData("'a-b-c'.replaceAll('-', '+')", "a+b+c")]
    [InlineData("'2026'.replace(/(\\d)(\\d)/, (m, a, b) => b + a)", "0226")]
    [InlineData("'a1b22'.match(/\\d+/g).join('+') + 'a1'.replace(/[a-z]/g, '<$&>') + 'a, b'.split(/,\\s*/).length", "1+22<a>12")]
    [InlineData("let s = ''; const r = /\\d/g; let m; while ((m = r.exec('1a2')) !== null) s += m[0]; s", "12")]
    [InlineData("[...'a1b2'.matchAll(/\\d/g)].map(m => m.index).join() + 'abc'.search(/c/)", "1,32")]
    [InlineData("JSON.stringify({a: [1, 'x']})", "{\"a\":[1,\"x\"]}")]
    [InlineData("setVariable('nama', {b: 1}); variables.nama.b + variables['nama'].b", "2")]
    [InlineData("variables.nama = 'Siti'; getVariable('nama')", "Siti")]
    [InlineData("let o = {}; o['k' + 1] = 2; o.k1", "2")]
    [InlineData("typeof variables.tidakAda", "undefined")]
    [InlineData("(123.456).toFixed(1)", "123.5")]
    [InlineData("'x'.toUpperCase() + (5).toString(2)", "X101")]
    [InlineData("Number('12') + parseInt('08', 10)", "20")]
    [InlineData("outer: for (let i = 0; i < 3; i++) { for (;;) { if (i == 1) break outer; continue outer } } 'ya'", "ya")]
    [InlineData("[1, 2, 3].reduce((a, x) => a + x, 0)", "6")]
    [InlineData("Array.from({length: 3}, (_, i) => i).join('')", "012")]
    [InlineData("[...'abc'].reverse().join('')", "cba")]
    public void Later_constructs_run(string script, string expected) => Run(script).ShouldBe(expected);

    [Theory]
    [InlineData("a.class + a.let")]
    [InlineData("({class: 1, let: 2})")]
    [InlineData("'=> let const ...' // => class")]
    [InlineData("/=>/.test('`')")]
    [InlineData("x ? .5 : 1")]
    public void Words_that_only_look_like_later_constructs_are_left_alone(string script) => Script.Parse(script).Error.ShouldBeNull();

    [Theory]
    [InlineData("[", "1", "]")]
    [InlineData("!", "1", "")]
    [InlineData("{", "", "}")]
    [InlineData("if (1) ", "1", "")]
    [InlineData("[1].map(a => ", "1", ")")]
    [InlineData("`${", "1", "}`")]
    [InlineData("a ? ", "1", " : 2")]
    [InlineData("1 + ", "1", "")]
    [InlineData("a[", "1", "]")]
    public void Deep_nesting_is_refused_before_anything_falls_over(string open, string inside, string close) =>
        Script
            .Parse(string.Concat(Enumerable.Repeat(open, 1_200)) + inside + string.Concat(Enumerable.Repeat(close, 1_200)))
            .Error.ShouldNotBeNull();

    [Fact]
    public void Brackets_around_a_value_are_no_depth() => Run(new string('(', 5_000) + "1" + new string(')', 5_000)).ShouldBe("1");

    [Fact]
    public void One_evaluation_does_not_see_another()
    {
        Run("bocor = 1").ShouldBe("1");
        Run("typeof bocor").ShouldBe("undefined");
    }
}
