using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Jkn.Workflows.Engine;

/// <summary>
/// The language's own functions with a limit before them: one call may otherwise make gigabytes or run for minutes, and nothing counts
/// inside it. Only those that the script mentions are wrapped, and those that a conversion to text calls by itself.
/// </summary>
internal sealed class ScriptNatives(Jint.Engine engine, ScriptMeter meter, ScriptChecks checks)
{
    public void Guard(IReadOnlySet<string> methods)
    {
        var (texts, lists) = (ScriptNames.Prototype(engine, "String"), engine.Intrinsics.Array.PrototypeObject);
        Replace(lists, "join", (self, a) => Join(self, a.At(0).IsUndefined() ? "," : TypeConverter.ToString(a.At(0))));
        Replace(lists, "toString", (self, _) => Join(self, ","));
        foreach (var name in methods)
        {
            if (name.Contains('.', StringComparison.Ordinal))
                GuardOwned(name);
            else if (name == "flatMap")
                FlatMap(lists);
            else if (name is not ("join" or "toString"))
            {
                Wrap(texts, name);
                Wrap(lists, name);
            }
        }
    }

    private void GuardOwned(string name)
    {
        var owner = engine.Global.Get(name[..name.IndexOf('.', StringComparison.Ordinal)]).AsObject();
        var method = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        switch (name)
        {
            case "globalThis.encodeURI" or "globalThis.encodeURIComponent":
                Wrap(engine.Global, method, (_, a) => meter.Text(3L * Encoding.UTF8.GetByteCount(TypeConverter.ToString(a.At(0)))));
                break;
            case "RegExp.exec":
                // every way of searching comes through here once for each match; so the time of all together is looked at
                Wrap(ScriptNames.Prototype(engine, "RegExp"), method, (_, a) => meter.Text(ScriptChecks.SizeOf(a.At(0))));
                break;
            case "JSON.parse":
                Replace(owner, method, (_, a) => Parse(TypeConverter.ToString(a.At(0))));
                break;
            case "Object.keys" or "Object.values" or "Object.entries" or "Object.assign" or "Object.fromEntries":
                Wrap(owner, method, (_, arguments) => Each(arguments, a => checks.CheckKeyed(a)));
                break;
            case "Array.from":
                Wrap(owner, method, (_, arguments) => meter.Items(ItemsOf(arguments.At(0))));
                break;
            case "JSON.stringify":
                Wrap(owner, method, (_, a) => Weigh(a.At(0), a.At(2).IsUndefined() ? 0 : 10));
                break;
            case "Array.of" or "String.fromCharCode" or "String.fromCodePoint":
                Wrap(owner, method, (_, _) => { });
                break;
        }
    }

    private static void Each(JsValue[] arguments, Action<JsValue> act)
    {
        foreach (var argument in arguments)
            act(argument);
    }

    private static long ItemsOf(JsValue source) =>
        source is JsString or JsArray ? ScriptChecks.SizeOf(source)
        : source is ObjectInstance made && made.Get("length") is JsNumber length ? (long)Math.Clamp(length.AsNumber(), 0, long.MaxValue / 2)
        : 0;

    private void Wrap(ObjectInstance owner, string name) =>
        Wrap(owner, name, (self, arguments) => ScriptLengths.Before(meter, name, self, arguments));

    private void Wrap(ObjectInstance owner, string name, Action<JsValue, JsValue[]> before)
    {
        if (!owner.HasOwnProperty(name))
            return;
        var original = owner.Get(name);
        Replace(
            owner,
            name,
            (self, arguments) =>
            {
                meter.Spend(1);
                before(self, arguments);
                if (name is "replace" or "replaceAll" && arguments.At(1) is Function callback)
                    arguments[1] = Counted(callback);
                return After(self, original.Call(self, arguments));
            }
        );
    }

    /// <summary>What a callback gives for each match is put together inside, so it is counted on its way.</summary>
    private ClrFunction Counted(Function callback)
    {
        long length = 0;
        return new(
            engine,
            "",
            (_, arguments) =>
            {
                var text = JsString.Create(TypeConverter.ToString(callback.Call(JsValue.Undefined, arguments)));
                meter.Text(length += text.Length);
                return text;
            }
        );
    }

    private JsValue After(JsValue self, JsValue result)
    {
        meter.LookAtTime();
        if (self is JsArray changed)
            meter.Items(changed.Length);
        if (result is JsArray list)
            meter.Items(list.Length);
        return checks.CheckGrown(result);
    }

    private void Replace(ObjectInstance owner, string name, Func<JsValue, JsValue[], JsValue> act) =>
        owner.DefineOwnProperty(name, new PropertyDescriptor(new ClrFunction(engine, name, (self, a) => act(self, a)), true, false, true));

    /// <summary>A list as text, also where the language makes one silently; lists in lists come back here one level deeper.</summary>
    private JsString Join(JsValue self, string separator)
    {
        if (self is not JsArray list)
            throw new ExpressionException("JavaScript: join atas sesuatu yang bukan daftar.");
        meter.Items(list.Length);
        meter.Spend(list.Length);
        meter.Enter();
        var parts = new string[list.Length];
        long length = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var item = list[i];
            parts[i] = item.IsUndefined() || item.IsNull() ? "" : TypeConverter.ToString(item);
            meter.Text(length += parts[i].Length + (i > 0 ? separator.Length : 0));
        }
        meter.Leave();
        return JsString.Create(string.Join(separator, parts));
    }

    /// <summary>Mapped and then made flat: the interpreter's own adds whatever the callbacks give without counting it.</summary>
    private void FlatMap(ObjectInstance lists)
    {
        Wrap(lists, "map");
        Wrap(lists, "flat");
        var (map, flat) = (lists.Get("map"), lists.Get("flat"));
        Replace(lists, "flatMap", (self, arguments) => flat.Call(map.Call(self, arguments), []));
    }

    /// <summary>How long a value is as JSON, at least; the same list may stand in it many times.</summary>
    private void Weigh(JsValue value, int indent)
    {
        long length = 0;
        Weigh(value, indent, indent, ref length);
    }

    private void Weigh(JsValue value, int indent, int margin, ref long length)
    {
        meter.Text(length += margin + ScriptChecks.SizeOf(value));
        if (value is not ObjectInstance made)
            return;
        meter.Enter();
        if (value is JsArray list)
        {
            meter.Items(list.Length);
            for (var i = 0u; i < list.Length; i++)
                Weigh(list[i], indent, margin + indent, ref length);
        }
        else
        {
            foreach (var (name, property) in made.GetOwnProperties())
            {
                length += name.ToString().Length;
                Weigh(property.Value, indent, margin + indent, ref length);
            }
        }
        meter.Leave();
    }

    private JsValue Parse(string text)
    {
        meter.Spend(text.Length);
        try
        {
            return ScriptValues.FromJson(engine, JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (JsonException)
        {
            throw new JavaScriptException(engine.Intrinsics.TypeError, "JSON tidak sah");
        }
    }
}
