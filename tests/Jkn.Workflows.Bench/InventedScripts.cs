using System.Globalization;

namespace Jkn.Workflows.Bench;

/// <summary>
/// Scripts out of a seed: ordinary ones, ones that try to grow, to last, to recurse or to leave the language, and known bombs with a part
/// changed. The same seed gives the same scripts for ever.
/// </summary>
internal sealed class InventedScripts(int seed)
{
    private readonly Random chance = new(seed);
    private bool hostile;
    private int left;

    public string Next()
    {
        left = 120;
        return chance.Next(4) switch
        {
            0 => Body(hostile = false),
            1 => Body(hostile = true),
            2 => Changed(Of(KnownBombs.All)),
            _ => Body(hostile = true) + $"; {{ {Of(KnownBombs.All)} }}",
        };
    }

    private string Body(bool _)
    {
        var text = $"var a = 1, b = 'x', c = [1, 2], o = {{k: 1, nik: '9471'}}; a = {Value()}; b = {Value()}; o = {{k: {Value()}}}; ";
        for (var i = chance.Next(1, 5); i > 0; i--)
            text += Statement() + " ";
        return text + (chance.Next(2) == 0 ? $"return {Value()};" : Value());
    }

    private string Statement() =>
        chance.Next(hostile ? 14 : 9) switch
        {
            0 => $"a = {Value()};",
            1 => $"if ({Value()}) {{ {Value()}; }} else {{ b = {Value()}; }}",
            2 => $"for (let i = 0; i < {Count()}; i++) {{ {Step()} }}",
            3 => $"for (const x of {List()}) {{ {Step()} }}",
            4 => $"switch ({Value()}) {{ case {Value()}: {Step()} break; default: b = 1; }}",
            5 => $"try {{ {Step()} }} catch (e) {{ a = e.message; }} finally {{ {Step()} }}",
            6 => $"variables.nama = {Value()};",
            7 => $"c.push({Value()});",
            8 => $"let [p{left}, ...q{left}] = {List()};",
            9 => $"while ({Value()}) {{ {Step()} }}",
            10 => $"luar: for (;;) {{ do {{ {Step()} if (a) continue luar; }} while ({Value()}); break luar; }}",
            11 => $"for (const k in {Value()}) {{ {Step()} }}",
            12 => $"o[{Value()}] = {Value()};",
            _ when chance.Next(4) > 0 => "b = c;",
            _ => Of("function f() { return f(); } f();", "class A {}", "with (o) { a }", "c.length = 1e9;", "debugger;", "delete o[a];"),
        };

    private string Step() =>
        chance.Next(6) switch
        {
            0 => "a = a + a;",
            1 => $"a += {Value()};",
            2 => "c = [c, c];",
            3 => $"c = [...c, {Value()}];",
            4 => "o = {o, k: a};",
            _ => $"b = {Value()};",
        };

    private string Value()
    {
        if (--left < 0)
            return "1";
        return chance.Next(hostile ? 51 : 13) switch
        {
            0 or 1 => Number(),
            2 or 3 => Text(),
            4 => Of("a", "b", "c", "o", "o.k", "c[0]", "variables.nama", "getVariable('nama')", "o?.k?.z", "undefined", "null"),
            5 => $"({Value()} {Of("+", "-", "*", "/", "%", "==", "===", "<", "&&", "||", "??", "&", ">>")} {Value()})",
            6 => $"`{Of("x", "nomor ", "")}${{{Value()}}}${{{Value()}}}`",
            7 => $"({Value()} ? {Value()} : {Value()})",
            8 => $"({List()}).{Of("map", "filter", "some", "flatMap", "find", "forEach")}({Function()})",
            9 => $"({Text()}).{TextCall()}",
            10 => $"({List()}).{ListCall()}",
            11 => $"({{k: {Value()}, [{Text()}]: {Value()}}})",
            12 => Of("new Date()", "new Date(2026, 1, 31)", "new Date('2026-02-30').getTime()", "Date.now()", "Math.max(...c)", "c.length"),
            13 or 14 => $"({Value()}, a = {Value()}, a)",
            15 or 16 => $"o[{Value()}]",
            17 or 18 => "(a += a, a += a, b += a, b)",
            19 => "a",
            20 => Odd(),
            < 24 => $"({Text()}).{TextCall()}",
            < 28 => $"({List()}).{ListCall()}",
            < 32 => Number(),
            < 36 => Text(),
            < 40 => Of("a", "b", "c", "o"),
            < 44 => $"`${{{Value()}}}${{a}}${{b}}`",
            _ => Of("JSON.stringify", "JSON.parse", "Object.keys", "Object.entries", "Array.from", "String", "Number") + $"({Value()})",
        };
    }

    private string Number() =>
        Of("0", "1", "-1", "7", "0.1", "1e9", "9007199254740991", "NaN", "Infinity", Count(), hostile ? "9e15" : "3");

    private string Count() =>
        hostile ? Of("60", "1e4", "1e6", "1e9", "2 ** 31", "4294967295") : chance.Next(2, 12).ToString(CultureInfo.InvariantCulture);

    private string Text() =>
        hostile && chance.Next(3) == 0
            ? $"'{Of("a", "ab ", "9", "好")}'.repeat({Of("10", "1000", "99999", "1e9")})"
            : $"'{Of("", "Siti", "9471991708909901", "konstruktor", "a,b,c", "MUHAMMAD RIZKY1", "2026-11-30")}'";

    private string List() =>
        hostile && chance.Next(3) == 0
            ? Of("Array.from({length: 9999}, (x, i) => i)", "[...'x'.repeat(9999)]", "Array.from({length: 1e9})", "c", "[c, c, c]")
            : $"[{Value()}, {Value()}, {Value()}]";

    private string Function() =>
        chance.Next(3) switch
        {
            0 => $"x => {Value()}",
            1 => $"(x, i) => {{ {Step()} return x; }}",
            _ => $"function (x) {{ return {Value()}; }}",
        };

    private string TextCall() =>
        chance.Next(hostile ? 12 : 7) switch
        {
            0 => "trim()",
            1 => $"padStart({Count()}, '0')",
            2 => $"includes({Text()})",
            3 => $"split({Of("','", "''", "/,/")})",
            4 => $"replace({Text()}, {Text()})",
            5 => $"slice({Number()})",
            6 => "toUpperCase()",
            7 => $"repeat({Count()})",
            8 => $"replaceAll({Text()}, {Text()})",
            9 => $"replace({Pattern()}, {Function()})",
            10 => $"match({Pattern()})",
            _ => $"padEnd({Count()}, {Text()})",
        };

    private string Pattern() => Of("/a/g", "/(a+)+b/", "/^([A-Za-z]+ ?)+$/", "/(.*)(.*)(.*)x/", "/(?=(.*))/g", "/[0-9]{3}/");

    private string ListCall() =>
        chance.Next(hostile ? 10 : 6) switch
        {
            0 => "join('-')",
            1 => $"includes({Value()})",
            2 => "sort((x, y) => x - y)",
            3 => "reduce((x, y) => x + y, 0)",
            4 => "slice(1)",
            5 => "reverse()",
            6 => "flat(Infinity)",
            7 => "concat(c, c, c, c)",
            8 => $"fill({Value()})",
            _ => "sort()",
        };

    private string Odd() =>
        Of(
            "this",
            "c.constructor",
            "c['con' + 'structor']",
            "c.map",
            "c['m' + 'ap']",
            "o.__proto__",
            "o['__pro' + 'to__']",
            "new Proxy({}, {})",
            "Reflect.ownKeys(o)",
            "Symbol.iterator",
            "2n ** 1000000n",
            "eval('1')",
            "Function('return 1')()",
            "({get x() { return this.x; }}).x",
            "({toString: () => 1}) + ''",
            "tag`${a}`",
            "new Array(1e9)",
            "new Uint8Array(2e9)",
            "Math.random()",
            "async () => 1",
            "c?.['con' + 'structor']?.['con' + 'structor']",
            "'x'.replace(/x/, ''['re' + 'peat'])",
            "globalThis",
            "arguments",
            "import('x')"
        );

    /// <summary>A part taken away, doubled, or a number in it made large.</summary>
    private string Changed(string script)
    {
        var (at, length) = (chance.Next(script.Length), chance.Next(1, 8));
        var part = script.Substring(at, Math.Min(length, script.Length - at));
        return chance.Next(4) switch
        {
            0 => script.Remove(at, part.Length),
            1 => script.Insert(at, part),
            2 => script.Replace("60", Count(), StringComparison.Ordinal).Replace("40", Count(), StringComparison.Ordinal),
            _ => script,
        };
    }

    private string Of(params string[] choices) => choices[chance.Next(choices.Length)];
}
