using System.Collections.Frozen;
using Acornima.Ast;

namespace Jkn.Workflows.Engine;

internal sealed partial class ScriptRules
{
    /// <summary>Reading a member; what could give a function of the language is checked while the script runs.</summary>
    private void Read(MemberExpression member)
    {
        if (Constant(member) || OfError(member))
            return;
        if (MayGiveFunction(member))
            Marks.Around(member, ScriptChecks.NoFunction);
        Member(member);
    }

    private bool OfError(MemberExpression member) =>
        member is { Computed: false, Object: Identifier error, Property: Identifier { Name: "message" or "name" } }
        && caught.Contains(error.Name);

    private static bool MayGiveFunction(MemberExpression member) =>
        member.Computed
            ? member.Property is not NumericLiteral
            : KeyOf(member.Property) is not { } key || ScriptNames.BuiltIn.Contains(key);

    /// <summary>Math.PI; anything else of the language's own names is only called.</summary>
    private bool Constant(MemberExpression member)
    {
        if (Namespace(member) is not { } known)
            return false;
        var key = KeyOf(member.Property);
        if (member.Computed || key is null || !char.IsUpper(key[0]) || !known.Contains(key))
            Refuse(member, $"\"{((Identifier)member.Object).Name}.{key ?? "[…]"}\"");
        return true;
    }

    private FrozenSet<string>? Namespace(MemberExpression member) =>
        member.Object is Identifier name && !declared.Contains(name.Name) && ScriptNames.Namespaces.TryGetValue(name.Name, out var known)
            ? known
            : null;

    /// <summary>Object and key of a member, without the reading itself.</summary>
    private void Member(MemberExpression member)
    {
        if (member.Property is PrivateIdentifier)
            Refuse(member, "anggota pribadi (#)");
        else if (member.Computed)
            Key(member.Property);
        else if (KeyOf(member.Property) is { } key)
        {
            if (ScriptNames.NeverKeys.Contains(key) || ScriptNames.ConversionKeys.Contains(key))
                Refuse(member, $"anggota \"{key}\"");
        }
        Value(member.Object);
    }

    private void Key(Acornima.Ast.Expression key)
    {
        if (key is StringLiteral text)
        {
            if (ScriptNames.NeverKeys.Contains(text.Value) || ScriptNames.ConversionKeys.Contains(text.Value))
                Refuse(key, $"anggota \"{text.Value}\"");
            return;
        }
        if (key is NumericLiteral)
            return;
        Marks.Around(key, ScriptChecks.Key);
        Value(key);
    }

    /// <summary>Only the end of a chain is checked for a function: a check inside would end the chain's short cut.</summary>
    private void Chain(ChainExpression chain)
    {
        if (chain.Expression is MemberExpression)
            Marks.Around(chain, ScriptChecks.NoFunction);
        Link(chain.Expression);
    }

    private void Link(Acornima.Ast.Expression link)
    {
        switch (link)
        {
            case MemberExpression member:
                if (Namespace(member) is not null)
                    Refuse(member, $"?. pada \"{((Identifier)member.Object).Name}\"");
                if (member.Object is MemberExpression or CallExpression)
                {
                    Link(member.Object);
                    KeyOnly(member);
                }
                else
                    Member(member);
                break;
            case CallExpression { Callee: MemberExpression { Computed: false } callee } call when Namespace(callee) is null:
                Method(callee);
                if (callee.Object is MemberExpression or CallExpression)
                    Link(callee.Object);
                else
                    Value(callee.Object);
                Arguments(call.Arguments, callee);
                break;
            default:
                Value(link);
                break;
        }
    }

    private void KeyOnly(MemberExpression member)
    {
        if (member.Computed)
            Key(member.Property);
        else if (KeyOf(member.Property) is { } key && (ScriptNames.NeverKeys.Contains(key) || ScriptNames.ConversionKeys.Contains(key)))
            Refuse(member, $"anggota \"{key}\"");
    }

    private void Call(CallExpression call)
    {
        switch (call.Callee)
        {
            case Identifier name:
                Names.Add(name.Name);
                if (declared.Contains(name.Name))
                    Refuse(call, $"memanggil nilai \"{name.Name}\" sebagai fungsi");
                else if (ScriptNames.Functions.Contains(name.Name))
                {
                    Marks.Around(call, ScriptChecks.Grown);
                    if (name.Name.StartsWith("encode", StringComparison.Ordinal))
                        Methods.Add($"globalThis.{name.Name}");
                }
                else if (!ScriptNames.IsOfFlow(name.Name))
                    Refuse(call, $"fungsi \"{name.Name}\"");
                Arguments(call.Arguments);
                break;
            case MemberExpression { Computed: false } method when Namespace(method) is { } known:
                var (owner, called) = (((Identifier)method.Object).Name, KeyOf(method.Property) ?? "");
                if (!known.Contains(called) || char.IsUpper(called[0]))
                    Refuse(method, $"\"{owner}.{called}\"");
                if (owner is "Math" or "Number" or "Date")
                    Marks.Around(call, ScriptChecks.Grown);
                Methods.Add($"{owner}.{called}");
                Arguments(call.Arguments, method);
                break;
            case MemberExpression { Computed: false } method:
                Method(method);
                Value(method.Object);
                Arguments(call.Arguments, method);
                break;
            case MemberExpression:
                Refuse(call, "memanggil metode dengan nama terhitung");
                break;
            default:
                Refuse(
                    call,
                    call.Callee is IFunction or Super or ImportExpression
                        ? NameOf(call.Callee)
                        : "memanggil hasil sebuah ungkapan sebagai fungsi"
                );
                break;
        }
    }

    private void Method(MemberExpression method)
    {
        var name = (method.Property as Identifier)?.Name ?? "#";
        if (!ScriptNames.Methods.Contains(name))
            Refuse(method, $"metode \".{name}()\"");
        else if (
            name is "push" or "pop" or "shift" or "unshift" or "splice"
            && method.Object is MemberExpression { Object: Identifier { Name: "variables" } }
        )
            Refuse(method, $"\".{name}()\" pada isi variabel langsung, bukan salinannya,");
        Methods.Add(name);
        if (name is "match" or "matchAll" or "search")
            Methods.Add("RegExp.exec");
    }

    private void Arguments(in NodeList<Acornima.Ast.Expression> arguments, MemberExpression? method = null)
    {
        var name = method is null ? "" : KeyOf(method.Property) ?? "";
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var first = i == 0 && ScriptNames.Callbacks.Contains(name);
            if (argument is SpreadElement spread)
            {
                if (ScriptNames.Callbacks.Contains(name))
                    Refuse(spread, $"spread (...) pada metode \".{name}()\"");
                Spread(spread, ScriptChecks.Listed);
            }
            else if (argument is IFunction function && (first || i == 1 && ScriptNames.SecondCallbacks.Contains(name)))
                Callback(function);
            else if (
                argument is Identifier known
                && first
                && !declared.Contains(known.Name)
                && ScriptNames.CallbackNames.Contains(known.Name)
            )
                Names.Add(known.Name);
            else if (first && argument is not Identifier { Name: "undefined" })
                Refuse(argument, $"argumen \".{name}()\" yang bukan fungsi");
            else
                Value(argument);
        }
    }

    private void Callback(IFunction function)
    {
        if (function.Async || function.Generator || function.Id is not null)
        {
            Refuse((Node)function, function.Id is null ? NameOf((Node)function) : $"fungsi bernama \"{function.Id.Name}\"");
            return;
        }
        foreach (var parameter in function.Params)
            Target(parameter);
        if (function.Body is Acornima.Ast.Expression value)
            Value(value);
        else
            Statement(function.Body);
    }
}
