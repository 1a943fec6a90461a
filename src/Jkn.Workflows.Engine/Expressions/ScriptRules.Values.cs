using Acornima;
using Acornima.Ast;

namespace Jkn.Workflows.Engine;

internal sealed partial class ScriptRules
{
    private const double MostExact = 9_007_199_254_740_991;

    private void Value(Node node)
    {
        switch (node)
        {
            case NumericLiteral { Value: > MostExact }:
                Refuse(node, "angka di atas 2^53 (digit terakhirnya hilang, tulis sebagai teks)");
                break;
            case StringLiteral or NumericLiteral or BooleanLiteral or NullLiteral:
                break;
            case RegExpLiteral pattern:
                if (pattern.RegExp.Pattern.Length > ScriptMeter.MaxPattern)
                    Refuse(node, $"pola lebih dari {ScriptMeter.MaxPattern} huruf");
                Methods.Add("RegExp.exec");
                break;
            case Identifier name:
                Reference(name);
                break;
            case TemplateLiteral template:
                if (template.Expressions.Count > 0)
                    Marks.Template(template);
                Each(template.Expressions, Value);
                break;
            case ArrayExpression list:
                List(list);
                break;
            case ObjectExpression made:
                Each(made.Properties, Property);
                break;
            case ChainExpression chain:
                Chain(chain);
                break;
            case MemberExpression member:
                Read(member);
                break;
            case CallExpression call:
                Call(call);
                break;
            case NewExpression { Callee: Identifier { Name: "Date" } } made:
                Arguments(made.Arguments);
                break;
            default:
                Operation(node);
                break;
        }
    }

    private void List(ArrayExpression list)
    {
        foreach (var element in list.Elements)
        {
            if (element is SpreadElement spread)
                Spread(spread, ScriptChecks.Listed);
            else
                Optional(element);
        }
    }

    private void Operation(Node node)
    {
        switch (node)
        {
            case ConditionalExpression choice:
                Value(choice.Test);
                Value(choice.Consequent);
                Value(choice.Alternate);
                break;
            case SequenceExpression all:
                Each(all.Expressions, Value);
                break;
            case LogicalExpression both:
                Value(both.Left);
                Value(both.Right);
                break;
            case BinaryExpression { Operator: not Operator.InstanceOf } both:
                if (CheckOf(both.Operator) is { } check)
                    Marks.Around(both, check);
                Value(both.Left);
                Value(both.Right);
                break;
            case AssignmentExpression assignment:
                if (CheckOf(assignment.Operator) is { } grown)
                    Marks.Around(assignment, grown);
                Target(assignment.Left);
                Value(assignment.Right);
                break;
            case UpdateExpression { Argument: Identifier or MemberExpression } step:
                Target(step.Argument);
                break;
            case UnaryExpression { Operator: Operator.Delete } removed:
                if (removed.Argument is MemberExpression { Object: Identifier { Name: "variables" } })
                    Refuse(node, "delete atas variabel (isi dengan null)");
                else if (removed.Argument is MemberExpression gone)
                    Written(gone);
                else
                    Refuse(node, "delete atas sesuatu yang bukan anggota");
                break;
            case UnaryExpression { Operator: not (Operator.Increment or Operator.Decrement) } one:
                if (one.Operator is Operator.UnaryPlus or Operator.UnaryNegation && one.Argument is not NumericLiteral)
                    Marks.Around(one, ScriptChecks.Exact);
                Value(one.Argument);
                break;
            default:
                Refuse(node, NameOf(node));
                break;
        }
    }

    private static string? CheckOf(Operator by) =>
        by switch
        {
            Operator.Addition or Operator.AdditionAssignment => ScriptChecks.Grown,
            Operator.Subtraction
            or Operator.Multiplication
            or Operator.Division
            or Operator.Remainder
            or Operator.Exponentiation
            or Operator.SubtractionAssignment
            or Operator.MultiplicationAssignment
            or Operator.DivisionAssignment
            or Operator.RemainderAssignment
            or Operator.ExponentiationAssignment => ScriptChecks.Exact,
            _ => null,
        };

    private void Property(Node node)
    {
        if (node is SpreadElement spread)
        {
            Spread(spread, ScriptChecks.Keyed);
            return;
        }
        if (node is not ObjectProperty { Kind: PropertyKind.Init, Method: false } property)
        {
            Refuse(node, node is ObjectProperty { Method: true } ? "fungsi dalam objek" : "getter dan setter");
            return;
        }
        if (property.Computed)
            Key(property.Key);
        else if (KeyOf(property.Key) is { } key && (ScriptNames.NeverKeys.Contains(key) || ScriptNames.ConversionKeys.Contains(key)))
            Refuse(property.Key, $"anggota \"{key}\"");
        Value(property.Value);
    }

    private void Spread(SpreadElement spread, string check)
    {
        Marks.Around(spread.Argument, check);
        Value(spread.Argument);
    }

    private static string? KeyOf(Acornima.Ast.Expression key) =>
        key switch
        {
            Identifier name => name.Name,
            StringLiteral text => text.Value,
            _ => null,
        };

    /// <summary>A name where a value is wanted.</summary>
    private void Reference(Identifier name)
    {
        Names.Add(name.Name);
        // an error whose name is the error itself would be turned into text for ever
        if (caught.Contains(name.Name))
            Refuse(name, $"galat \"{name.Name}\" selain {name.Name}.message dan {name.Name}.name");
        if (declared.Contains(name.Name) || ScriptNames.Constants.Contains(name.Name))
            return;
        if (
            ScriptNames.OfLanguage.Contains(name.Name)
            || name.Name is "arguments" or "eval"
            || name.Name.StartsWith("$$", StringComparison.Ordinal)
        )
            Refuse(name, $"\"{name.Name}\"");
        else if (ScriptNames.IsOfFlow(name.Name))
            Refuse(name, $"fungsi \"{name.Name}\" tanpa memanggilnya");
    }

    /// <summary>The name of a construct, for whoever wrote it.</summary>
    private static string NameOf(Node node) =>
        node switch
        {
            ArrowFunctionExpression { Async: true } or FunctionExpression { Async: true } or FunctionDeclaration { Async: true } =>
                "fungsi tak serempak",
            FunctionExpression { Generator: true } or FunctionDeclaration { Generator: true } => "function* (generator)",
            ArrowFunctionExpression => "fungsi panah (=>) selain sebagai argumen langsung metode daftar",
            FunctionExpression or FunctionDeclaration => "function selain sebagai argumen langsung metode daftar",
            ClassDeclaration or ClassExpression => "class",
            ThisExpression => "this",
            TaggedTemplateExpression => "template bertanda (tagged template)",
            WithStatement => "with",
            BigIntLiteral => "BigInt",
            YieldExpression => "yield (generator)",
            AwaitExpression => "await",
            ForOfStatement => "for await",
            ImportExpression or ImportDeclaration => "import",
            ImportOrExportDeclaration => "export",
            Super => "super",
            MetaProperty => "new.target atau import.meta",
            DebuggerStatement => "debugger",
            VariableDeclaration => "using",
            NewExpression { Callee: Identifier made } => $"new {made.Name} (hanya new Date)",
            NewExpression => "new selain new Date",
            BinaryExpression { Operator: Operator.InstanceOf } => "instanceof",
            SpreadElement => "spread (...) di tempat ini",
            _ => node.TypeText,
        };
}
