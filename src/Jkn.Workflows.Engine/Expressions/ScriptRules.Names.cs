using Acornima.Ast;

namespace Jkn.Workflows.Engine;

internal sealed partial class ScriptRules
{
    /// <summary>All names of a script at once: none may mean one thing here and another there.</summary>
    private void Declare(Node node)
    {
        switch (node)
        {
            case VariableDeclarator declarator:
                Bind(declarator.Id);
                break;
            case IFunction function:
                foreach (var parameter in function.Params)
                    Bind(parameter);
                break;
            case CatchClause { Param: { } error }:
                Bind(error);
                if (error is Identifier name)
                    caught.Add(name.Name);
                break;
        }
        foreach (var child in node.ChildNodes)
            Declare(child);
    }

    private void Bind(Node pattern)
    {
        switch (pattern)
        {
            case Identifier name:
                if (
                    ScriptNames.OfLanguage.Contains(name.Name)
                    || name.Name is "arguments" or "variables" or "getVariable" or "setVariable" or "getInput" or "getCorrelationId"
                    || name.Name.StartsWith("$$", StringComparison.Ordinal)
                )
                    Refuse(name, $"nama \"{name.Name}\" untuk nilai sendiri");
                declared.Add(name.Name);
                break;
            case AssignmentPattern assigned:
                Bind(assigned.Left);
                break;
            case RestElement rest:
                Bind(rest.Argument);
                break;
            case ArrayPattern list:
                foreach (var element in list.Elements)
                {
                    if (element is not null)
                        Bind(element);
                }
                break;
            case ObjectPattern members:
                foreach (var property in members.Properties)
                    Bind(property is Property one ? one.Value : property);
                break;
        }
    }

    /// <summary>What is assigned to or declared.</summary>
    private void Target(Node target)
    {
        switch (target)
        {
            case Identifier name:
                Reference(name);
                break;
            case MemberExpression member:
                Written(member);
                break;
            case AssignmentPattern pattern:
                Target(pattern.Left);
                Value(pattern.Right);
                break;
            case RestElement rest:
                Target(rest.Argument);
                break;
            case ArrayPattern list:
                foreach (var element in list.Elements)
                {
                    if (element is not null)
                        Target(element);
                }
                break;
            case ObjectPattern members:
                foreach (var property in members.Properties)
                {
                    if (property is not Property { Computed: false } part)
                        Refuse(property, property is RestElement ? "sisa (...) dalam pola objek" : "kunci terhitung dalam pola objek");
                    else if (KeyOf(part.Key) is { } key && (ScriptNames.NeverKeys.Contains(key) || ScriptNames.BuiltIn.Contains(key)))
                        Refuse(property, $"mengambil \"{key}\" lewat pola");
                    else
                        Target(part.Value);
                }
                break;
            default:
                Refuse(target, NameOf(target));
                break;
        }
    }

    private void Written(MemberExpression member)
    {
        var key = member.Computed ? (member.Property as StringLiteral)?.Value : (member.Property as Identifier)?.Name;
        if (key == "length")
            Refuse(member, "mengubah panjang (.length)");
        else if (key is not null && ScriptNames.ConversionKeys.Contains(key))
            Refuse(member, $"anggota \"{key}\"");
        else if (member.Object is MemberExpression { Object: Identifier { Name: "variables" } } inner)
            Refuse(
                member,
                $"mengubah isi {(inner.Computed ? "variabel" : "variables." + KeyOf(inner.Property))} langsung, bukan salinannya,"
            );
        Member(member);
    }
}
