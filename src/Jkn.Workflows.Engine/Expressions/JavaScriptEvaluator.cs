using System.Text.Json;
using System.Text.RegularExpressions;
using Jint.Runtime;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Runs a script by itself, in a realm made for this one evaluation: no access to .NET, to the clock (Date tells the flow's now in the
/// office's zone) or to chance; bounded by counts (<see cref="ScriptMeter"/>). What goes wrong is an <see cref="ExpressionException"/>.
/// </summary>
internal static class JavaScriptEvaluator
{
    /// <summary>What a script is compiled for the first time must not count as its own time.</summary>
    static JavaScriptEvaluator()
    {
        var warm = Script.Parse("let a = [1, 2].map(x => x + 1); `${a.join()}${new Date().getDate()}`.padStart(4)");
        var realm = ScriptRealm.Open(
            warm,
            new ScriptMeter(timed: false),
            new OfficeTime(DateTimeOffset.UnixEpoch, static _ => TimeSpan.Zero)
        );
        ScriptValues.ToJson(realm.Evaluate(warm.Prepared));
    }

    public static JsonElement Run(Script script, ActivityContext flow)
    {
        if (script.Error is { } error)
            throw new ExpressionException(error);
        try
        {
            return Once(script, flow);
        }
        catch (Exception e) when (IsTime(e))
        {
            // a machine may have been busy, or the first script of a process have met code that was not yet compiled
            return Twice(script, flow);
        }
    }

    private static JsonElement Twice(Script script, ActivityContext flow)
    {
        try
        {
            return Once(script, flow);
        }
        catch (Exception e) when (IsTime(e))
        {
            throw new ExpressionException("JavaScript berjalan terlalu lama.");
        }
    }

    private static JsonElement Once(Script script, ActivityContext flow)
    {
        var variables = new ScriptVariables(flow);
        var meter = new ScriptMeter();
        ScriptUse? used = null;
        try
        {
            var engine = ScriptRealm.Open(script, meter, new OfficeTime(flow.Now, flow.Host.OffsetAt));
            ScriptFunctions.Bind(engine, script, flow, variables);
            var value = engine.Evaluate(script.Prepared);
            used = meter.Use();
            var result = ScriptValues.ToJson(value);
            variables.Commit();
            return result;
        }
        catch (Exception e) when (e is not ExpressionException && !IsTime(e))
        {
            throw new ExpressionException(
                e switch
                {
                    JavaScriptException js => $"JavaScript: {js.Message}",
                    RecursionDepthOverflowException or InsufficientExecutionStackException => "JavaScript memanggil dirinya terlalu dalam.",
                    MemoryLimitExceededException or OutOfMemoryException => "JavaScript memakai terlalu banyak memori.",
                    _ => $"JavaScript gagal: {e.Message}",
                }
            );
        }
        finally
        {
            flow.Host.ScriptRan(used ?? meter.Use());
        }
    }

    private static bool IsTime(Exception e) => e is TimeoutException or RegexMatchTimeoutException;
}
