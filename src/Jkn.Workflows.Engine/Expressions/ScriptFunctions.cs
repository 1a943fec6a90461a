using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Jkn.Workflows.Engine;

/// <summary>
/// What a script may call: getVariable, setVariable, getInput, <c>get{Output}From{ActivityName}</c> and the accessors
/// <c>get{Name}</c> and <c>set{Name}</c> of variables and inputs. Only names that the script mentions are bound.
/// </summary>
internal static class ScriptFunctions
{
    public static void Bind(Jint.Engine engine, Script script, ActivityContext flow, ScriptVariables variables)
    {
        foreach (var name in script.Names)
        {
            if (name == "variables")
                engine.SetValue(name, (JsValue)new VariablesObject(engine, variables));
            else if (Function(engine, name, flow, variables) is { } function)
                engine.SetValue(name, (JsValue)new ClrFunction(engine, name, (_, arguments) => function(arguments)));
        }
    }

    private static Func<JsValue[], JsValue>? Function(Jint.Engine engine, string name, ActivityContext flow, ScriptVariables variables) =>
        name switch
        {
            "getVariable" => a => ScriptValues.FromJson(engine, variables.Get(Text(a, 0))),
            "setVariable" => a => Set(variables, Text(a, 0), a.At(1)),
            "getInput" => a => ScriptValues.FromJson(engine, flow.InputOf(Text(a, 0))),
            "getCorrelationId" => _ => flow.State.CorrelationId is { } id ? JsString.Create(id) : JsValue.Null,
            _ when name.Length > 3 && name.StartsWith("get", StringComparison.Ordinal) => Getter(engine, name[3..], flow, variables),
            _ when name.Length > 3 && name.StartsWith("set", StringComparison.Ordinal) && NameOf(flow, name[3..]) is { } variable => a =>
                Set(variables, variable, a.At(0)),
            _ => null,
        };

    private static Func<JsValue[], JsValue>? Getter(Jint.Engine engine, string name, ActivityContext flow, ScriptVariables variables)
    {
        if (OutputOf(flow, name) is { } path)
            return _ => ScriptValues.FromJson(engine, flow.State.ActivityOutputs.GetValueOrDefault(path));
        if (NameOf(flow, name) is { } variable)
            return _ => ScriptValues.FromJson(engine, variables.Get(variable));
        return flow.Definition.Input(name) is null && flow.InputOf(name).ValueKind == System.Text.Json.JsonValueKind.Undefined
            ? null
            : _ => ScriptValues.FromJson(engine, flow.InputOf(name));
    }

    /// <summary>"OutputFromChild1": the path of Child1 and its output; tried at every "From", names may contain the word.</summary>
    private static string? OutputOf(ActivityContext flow, string name)
    {
        for (var at = name.IndexOf("From", StringComparison.Ordinal); at > 0; at = name.IndexOf("From", at + 1, StringComparison.Ordinal))
        {
            var (output, owner) = (name[..at], name[(at + 4)..]);
            foreach (var node in flow.Definition.Nodes)
            {
                if (!string.Equals(node.Name ?? node.Id, owner, StringComparison.OrdinalIgnoreCase) && node.Id != owner)
                    continue;
                var prefix = flow.Frame.Scope is { } scope ? $"{scope.Path}:{node.Path}." : $"{node.Path}.";
                return flow.State.ActivityOutputs.Keys.FirstOrDefault(k => k.Equals(prefix + output, StringComparison.OrdinalIgnoreCase))
                    ?? prefix + output;
            }
        }
        return null;
    }

    /// <summary>Accessors are PascalCase whatever the variable's own first letter is.</summary>
    private static string? NameOf(ActivityContext flow, string name) =>
        flow.Run.FindVariable(flow.Frame, name)?.Name
        ?? flow.Run.FindVariable(flow.Frame, char.ToLowerInvariant(name[0]) + name[1..])?.Name;

    private static JsValue Set(ScriptVariables variables, string name, JsValue value)
    {
        variables.Set(name, ScriptValues.ToJson(value));
        return JsValue.Undefined;
    }

    private static string Text(JsValue[] arguments, int index) => TypeConverter.ToString(arguments.At(index));
}
