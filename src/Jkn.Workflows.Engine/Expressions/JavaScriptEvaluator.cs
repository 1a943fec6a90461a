using System.Text.Json;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Runs a script by itself: no access to .NET, to the clock (Date tells the flow's now) or to chance; bounded in time, statements,
/// depth and memory. What goes wrong is an <see cref="ExpressionException"/>.
/// </summary>
internal static class JavaScriptEvaluator
{
    /// <summary>Half of them are guards (<see cref="ScriptGuards"/>) where a script has more than one statement.</summary>
    private const int MaxStatements = 20_000;
    private const int MaxRecursion = 64;
    private const long MaxBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    public static JsonElement Run(Script script, ActivityContext flow)
    {
        if (script.Error is { } error)
            throw new ExpressionException(error);
        try
        {
            var engine = new Jint.Engine(o => o.MaxStatements(MaxStatements).LimitRecursion(MaxRecursion).TimeoutInterval(MaxTime));
            if (script.HasSteps)
                WatchMemory(engine);
            Confine(engine, script, flow.Now);
            ScriptFunctions.Bind(engine, script, flow);
            return JsValues.ToJson(engine.Execute(script.ToProgram()).GetCompletionValue());
        }
        catch (Exception e) when (e is not ExpressionException)
        {
            throw new ExpressionException(
                e switch
                {
                    JavaScriptException js => $"JavaScript: {js.Message}",
                    TimeoutException => "JavaScript berjalan terlalu lama.",
                    StatementsCountOverflowException => $"JavaScript menjalankan lebih dari {MaxStatements / 2} pernyataan.",
                    RecursionDepthOverflowException => "JavaScript memanggil dirinya terlalu dalam.",
                    MemoryOverflowException or OutOfMemoryException => "JavaScript memakai terlalu banyak memori.",
                    _ => $"JavaScript gagal: {e.Message}",
                }
            );
        }
    }

    private static void WatchMemory(Jint.Engine engine)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        engine.Global.FastAddProperty(
            ScriptGuards.Name,
            new ClrFunctionInstance(
                engine,
                (_, _) =>
                    GC.GetAllocatedBytesForCurrentThread() - before > MaxBytes ? throw new MemoryOverflowException() : JsValue.Undefined
            ),
            false,
            false,
            false
        );
    }

    /// <summary>Takes away what would let a script see the clock, chance, or build code that nobody has checked.</summary>
    private static void Confine(Jint.Engine engine, Script script, DateTimeOffset now)
    {
        var global = engine.Global;
        Object(global, "Math").Delete("random", false);
        Object(Object(global, "Function"), "prototype").Delete("constructor", false);
        global.Delete("Function", false);
        global.Delete("eval", false);
        if (script.Names.Contains("JSON"))
            Object(global, "JSON")
                .FastAddProperty(
                    "parse",
                    new ClrFunctionInstance(engine, (_, arguments) => ParseJson(engine, arguments)),
                    true,
                    false,
                    true
                );
        if (script.Names.Contains("join"))
            engine.Execute(BoundedJoin);
        if (!script.Names.Contains("Date"))
            global.Delete("Date", false);
        else
            engine.SetValue("__now", (double)now.ToUnixTimeMilliseconds()).Execute(FixedDate);
    }

    private static ObjectInstance Object(ObjectInstance owner, string name) => owner.Get(name).AsObject();

    private static JsValue ParseJson(Jint.Engine engine, JsValue[] arguments)
    {
        try
        {
            return JsValues.FromJson(engine, JsonSerializer.Deserialize<JsonElement>(TypeConverter.ToString(arguments.At(0))));
        }
        catch (JsonException)
        {
            throw new JavaScriptException(engine.SyntaxError, "JSON tidak sah");
        }
    }

    private const string BoundedJoin = """
        Array.prototype.join = (function (join) { return function (s) {
            if (this.length > 10000) { throw new RangeError('array terlalu besar'); }
            return join.call(this, s); }; })(Array.prototype.join);
        """;

    private const string FixedDate = """
        Date = (function (D, now) {
            function F(a, b, c, d, e, f, g) {
                if (!(this instanceof F)) { return new D(now).toString(); }
                switch (arguments.length) {
                    case 0: return new D(now); case 1: return new D(a); case 2: return new D(a, b); case 3: return new D(a, b, c);
                    case 4: return new D(a, b, c, d); case 5: return new D(a, b, c, d, e); case 6: return new D(a, b, c, d, e, f);
                    default: return new D(a, b, c, d, e, f, g); } }
            F.prototype = D.prototype; F.prototype.constructor = F; F.parse = D.parse; F.UTC = D.UTC;
            F.now = function () { return now; }; return F; })(Date, __now);
        """;

    private sealed class MemoryOverflowException : Exception;
}
