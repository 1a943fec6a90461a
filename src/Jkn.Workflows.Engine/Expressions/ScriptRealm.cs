using System.Globalization;
using Jint;
using Jint.Runtime;

namespace Jkn.Workflows.Engine;

/// <summary>The world of one script: the interpreter with its limits, without what no expression needs.</summary>
internal static class ScriptRealm
{
    public static Jint.Engine Open(Script script, ScriptMeter meter, ITimeSystem time)
    {
        var options = new Options { TimeSystem = time, Culture = CultureInfo.InvariantCulture };
        options.LimitRecursion(ScriptMeter.MaxDepth).DisableStringCompilation().Constraint(meter);
        options.Constraints.MaxArraySize = ScriptMeter.MaxItems;
        options.Constraints.RegexTimeout = Script.PatternTime;
        var engine = new Jint.Engine(options);
        foreach (var name in ScriptNames.Unwanted)
            engine.Global.Delete(name);
        // a chain of prototypes made by a script would be followed by the interpreter calling itself
        engine.Intrinsics.Object.PrototypeObject.Delete("__proto__");
        var checks = new ScriptChecks(engine, meter);
        checks.Bind();
        new ScriptNatives(engine, meter, checks).Guard(script.Methods);
        return engine;
    }
}
