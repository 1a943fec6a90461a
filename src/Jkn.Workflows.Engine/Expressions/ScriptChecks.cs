using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Jkn.Workflows.Engine;

/// <summary>
/// The checks that <see cref="ScriptMarks"/> writes into a script. Each gives back what it was given, or ends the script.
/// </summary>
internal sealed class ScriptChecks(Jint.Engine engine, ScriptMeter meter)
{
    public const string Grown = "$$t";
    public const string Exact = "$$n";
    public const string NoFunction = "$$v";
    public const string Key = "$$k";
    public const string Listed = "$$s";
    public const string Keyed = "$$o";
    public const string Join = "$$j";

    private const double MostExact = 9_007_199_254_740_991;

    public void Bind()
    {
        Add(Grown, CheckGrown);
        Add(Exact, CheckExact);
        Add(NoFunction, CheckNoFunction);
        Add(Key, CheckKey);
        Add(Listed, CheckListed);
        Add(Keyed, CheckKeyed);
        engine.SetValue(Join, (JsValue)new ClrFunction(engine, Join, (_, parts) => JoinTemplate(parts)));
    }

    private void Add(string name, Func<JsValue, JsValue> check) =>
        engine.SetValue(name, (JsValue)new ClrFunction(engine, name, (_, arguments) => check(arguments.At(0))));

    /// <summary>A text that has grown, or a sum.</summary>
    public JsValue CheckGrown(JsValue value)
    {
        if (value is JsString text)
            meter.Text(text.Length);
        return CheckExact(value);
    }

    /// <summary>The parts of a template, put together.</summary>
    private JsString JoinTemplate(JsValue[] parts)
    {
        var texts = new string[parts.Length];
        long length = 0;
        for (var i = 0; i < parts.Length; i++)
            meter.Text(length += (texts[i] = TypeConverter.ToString(parts[i])).Length);
        return JsString.Create(string.Concat(texts));
    }

    /// <summary>A number beyond 2^53 has lost its last digits already: an identity number would have become somebody else's.</summary>
    public JsValue CheckExact(JsValue value)
    {
        if (value is JsNumber number && number.AsNumber() is var found && double.IsFinite(found) && Math.Abs(found) > MostExact)
            throw Inexact();
        return value;
    }

    public static ExpressionException Inexact(string? text = null) =>
        new($"JavaScript: angka {text ?? "itu"} di atas 2^53 kehilangan digit terakhirnya; simpan sebagai teks.");

    private static JsValue CheckNoFunction(JsValue value) =>
        value is Function ? throw new ExpressionException("JavaScript: fungsi bahasa dipakai sebagai nilai.") : value;

    /// <summary>A key that is worked out while the script runs.</summary>
    private JsValue CheckKey(JsValue value)
    {
        if (value is JsNumber)
            return value;
        var key = TypeConverter.ToString(value);
        meter.Text(key.Length);
        if (ScriptNames.NeverKeys.Contains(key) || ScriptNames.ConversionKeys.Contains(key))
            throw new ExpressionException($"JavaScript: anggota \"{key}\" tidak dapat dipakai.");
        return value is JsString ? value : JsString.Create(key);
    }

    /// <summary>What is spread out into a list or into arguments.</summary>
    private JsValue CheckListed(JsValue value)
    {
        var size = SizeOf(value);
        meter.Items(size);
        meter.Spend(size);
        return value;
    }

    /// <summary>What is asked for its keys: for a text each character would be one, found in a time that grows with the square.</summary>
    public JsValue CheckKeyed(JsValue value)
    {
        if (value is JsString)
            throw new ExpressionException("JavaScript: kunci (Object.keys, for...in, {...}) sebuah teks.");
        return CheckListed(value);
    }

    public static long SizeOf(JsValue value) =>
        value switch
        {
            JsString text => text.Length,
            JsArray list => list.Length,
            _ => 1,
        };
}
