using System.Collections.Frozen;
using Jint;
using Jint.Native.Object;

namespace Jkn.Workflows.Engine;

/// <summary>
/// What a script may name. A method that is not here is refused at publish by its name, so that nothing the interpreter learns in a
/// later version becomes reachable by itself.
/// </summary>
internal static class ScriptNames
{
    /// <summary>Methods of values: texts, numbers, lists, dates, patterns. No object of a script holds functions of its own.</summary>
    public static readonly FrozenSet<string> Methods = Words(
        """
        at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf match matchAll padEnd padStart repeat replace
        replaceAll search slice split startsWith substring substr toLowerCase toUpperCase trim trimEnd trimStart toString
        every filter find findIndex findLast findLastIndex flat flatMap forEach join keys values entries map pop push reduce reduceRight
        reverse shift some sort splice toReversed toSorted toSpliced unshift with fill
        toFixed toPrecision toExponential test exec hasOwnProperty
        getTime getTimezoneOffset getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds
        getUTCFullYear getUTCMonth getUTCDate getUTCDay getUTCHours getUTCMinutes getUTCSeconds getUTCMilliseconds
        setTime setFullYear setMonth setDate setHours setMinutes setSeconds setMilliseconds
        setUTCFullYear setUTCMonth setUTCDate setUTCHours setUTCMinutes setUTCSeconds setUTCMilliseconds
        toISOString toDateString toTimeString toUTCString
        """
    );

    /// <summary>Methods whose first argument is a function written there.</summary>
    public static readonly FrozenSet<string> Callbacks = Words(
        "every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some sort toSorted"
    );

    /// <summary>Methods whose second argument may be a function written there.</summary>
    public static readonly FrozenSet<string> SecondCallbacks = Words("replace replaceAll from");

    /// <summary>What stands under a name of the language, methods and constants.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> Namespaces = new Dictionary<string, FrozenSet<string>>
    {
        ["Math"] = Words(
            """
            abs acos asin atan atan2 cbrt ceil cos exp floor hypot log log10 log1p log2 max min pow round sign sin sqrt tan trunc
            PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2
            """
        ),
        ["JSON"] = Words("parse stringify"),
        ["Object"] = Words("keys values entries fromEntries assign hasOwn"),
        ["Array"] = Words("isArray from of"),
        ["Number"] = Words("isInteger isSafeInteger isFinite isNaN parseInt parseFloat MAX_SAFE_INTEGER MIN_SAFE_INTEGER EPSILON"),
        ["String"] = Words("fromCharCode fromCodePoint"),
        ["Date"] = Words("now UTC parse"),
    }.ToFrozenDictionary();

    /// <summary>Functions of the language that may be called by their bare name.</summary>
    public static readonly FrozenSet<string> Functions = Words(
        """
        parseInt parseFloat isNaN isFinite Number String Boolean Date
        encodeURIComponent decodeURIComponent encodeURI decodeURI
        """
    );

    /// <summary>Functions that may stand in the place of a callback: filter(Boolean), map(Number).</summary>
    public static readonly FrozenSet<string> CallbackNames = Words("Boolean Number String");

    public static readonly FrozenSet<string> Constants = Words("undefined NaN Infinity");

    /// <summary>Ways from a value to the functions and prototypes behind it; never, in no place.</summary>
    public static readonly FrozenSet<string> NeverKeys = Words(
        """
        constructor __proto__ prototype caller callee
        __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__
        """
    );

    /// <summary>Members that the language itself calls when it needs a text or a number.</summary>
    public static readonly FrozenSet<string> ConversionKeys = Words("valueOf toString toJSON toLocaleString");

    /// <summary>Names that the interpreter itself defines.</summary>
    public static readonly FrozenSet<string> OfLanguage;

    /// <summary>Names under which a value of the language has a function: reading one could give that function.</summary>
    public static readonly FrozenSet<string> BuiltIn;

    /// <summary>What the realm of a script is freed of; no script that passes the rules can name them, this is the second lock.</summary>
    public static readonly string[] Unwanted;

    static ScriptNames()
    {
        var engine = new Jint.Engine();
        OfLanguage = engine.Global.GetOwnProperties().Select(p => p.Key.ToString()).Append("globalThis").ToFrozenSet();
        var prototypes = "Object Array String Number Boolean Date RegExp Error Function".Split(' ').Select(n => Prototype(engine, n));
        BuiltIn = prototypes.SelectMany(p => p.GetOwnProperties()).Select(p => p.Key.ToString()).Where(n => n != "length").ToFrozenSet();
        string[] needed = [.. Namespaces.Keys, .. Functions, .. Constants, .. CallbackNames];
        Unwanted = [.. OfLanguage.Except(needed).Except(["RegExp", "Error", "TypeError", "RangeError", "SyntaxError", "globalThis"])];
    }

    /// <summary>A function that reaches the flow: getVariable, setVariable, getInput and the accessors.</summary>
    public static bool IsOfFlow(string name) =>
        name.Length > 3 && (name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal));

    /// <summary>What values of a kind have in common.</summary>
    public static ObjectInstance Prototype(Jint.Engine engine, string kind) =>
        engine.Global.Get(kind).AsObject().Get("prototype").AsObject();

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
