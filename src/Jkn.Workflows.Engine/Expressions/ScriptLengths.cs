using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Jkn.Workflows.Engine;

/// <summary>How long the result of a method of texts and lists will be at most, worked out before the method runs.</summary>
internal static class ScriptLengths
{
    public static void Before(ScriptMeter meter, string name, JsValue self, JsValue[] arguments)
    {
        meter.Spend(WorkOf(name, self));
        foreach (var argument in arguments)
            meter.Spend(ScriptChecks.SizeOf(argument));
        if (self is JsString text)
            OfText(meter, name, text, arguments);
        else if (self is JsArray list)
            OfList(meter, name, list, arguments);
    }

    /// <summary>Methods that compare items also go through the texts among them.</summary>
    private static long WorkOf(string name, JsValue self)
    {
        if (name is "push" or "pop" or "at" or "charAt" or "charCodeAt" or "codePointAt")
            return 1;
        var size = ScriptChecks.SizeOf(self);
        if (
            self is not JsArray list
            || list.Length > ScriptMeter.MaxItems
            || name is not ("sort" or "toSorted" or "includes" or "indexOf" or "lastIndexOf")
        )
            return size;
        for (var i = 0u; i < list.Length; i++)
            size += ScriptChecks.SizeOf(list[i]) - 1;
        return name is "sort" or "toSorted" ? size * (2 + (long)Math.Log2(list.Length + 1)) : size;
    }

    private static void OfText(ScriptMeter meter, string name, JsString self, JsValue[] arguments)
    {
        switch (name)
        {
            case "repeat":
                meter.Text((long)(self.Length * Math.Clamp(TypeConverter.ToNumber(arguments.At(0)), 0, int.MaxValue)));
                break;
            case "padStart" or "padEnd":
                meter.Text((long)Math.Clamp(TypeConverter.ToNumber(arguments.At(0)), 0, int.MaxValue));
                break;
            case "match" or "matchAll" or "search" when arguments.At(0) is not JsRegExp:
                if (TypeConverter.ToString(arguments.At(0)).Length > ScriptMeter.MaxPattern)
                    throw new ExpressionException($"JavaScript: pola lebih dari {ScriptMeter.MaxPattern} huruf.");
                break;
            case "concat":
                long length = self.Length;
                for (var i = 0; i < arguments.Length; i++)
                {
                    arguments[i] = JsString.Create(TypeConverter.ToString(arguments[i]));
                    meter.Text(length += ScriptChecks.SizeOf(arguments[i]));
                }
                break;
            case "split":
                meter.Items(Parts(self, arguments));
                break;
            case "replace" or "replaceAll":
                meter.Text(Replaced(name, self, arguments));
                break;
        }
    }

    private static void OfList(ScriptMeter meter, string name, JsArray self, JsValue[] arguments)
    {
        meter.Items(self.Length);
        switch (name)
        {
            case "concat" or "push" or "unshift" or "splice" or "toSpliced":
                long items = self.Length;
                foreach (var argument in arguments)
                    meter.Items(items += name == "concat" ? ScriptChecks.SizeOf(argument) : 1);
                break;
            case "flat":
                var depth = arguments.At(0).IsUndefined() ? 1 : TypeConverter.ToNumber(arguments.At(0));
                long found = 0;
                Flat(meter, self, depth, ref found);
                break;
        }
    }

    private static void Flat(ScriptMeter meter, JsArray list, double depth, ref long found)
    {
        meter.Enter();
        meter.Spend(list.Length);
        for (var i = 0u; i < list.Length; i++)
        {
            if (depth > 0 && list[i] is JsArray inner)
                Flat(meter, inner, depth - 1, ref found);
            else
                meter.Items(++found);
        }
        meter.Leave();
    }

    private static long Parts(JsString self, JsValue[] arguments)
    {
        if (arguments.At(0).IsUndefined())
            return 1;
        if (arguments.At(1) is JsNumber limit && limit.AsNumber() is >= 0 and < ScriptMeter.MaxItems)
            return 1;
        return arguments.At(0) is JsString separator ? Times(self.ToString(), separator.ToString()) + 1 : self.Length + 1;
    }

    private static long Times(string text, string part)
    {
        if (part.Length == 0)
            return text.Length;
        long times = 0;
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)
        )
            times++;
        return times;
    }

    /// <summary>Each match is replaced by the replacement; its $-signs bring parts of the text along.</summary>
    private static long Replaced(string name, JsString self, JsValue[] arguments)
    {
        if (arguments.At(1) is Jint.Native.Function.Function)
            return self.Length;
        var replacement = TypeConverter.ToString(arguments.At(1));
        var times = arguments.At(0) is JsString part
            ? name == "replace"
                ? 1
                : Times(self.ToString(), part.ToString()) + 1
            : Matches(self, arguments.At(0));
        var references = replacement.AsSpan().Count('$');
        return self.Length + times * (replacement.Length + (long)references * self.Length);
    }

    private static long Matches(JsString self, JsValue pattern) =>
        pattern is JsRegExp { Global: false } or not JsRegExp ? 1 : self.Length + 1;
}
