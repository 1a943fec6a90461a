using Acornima.Ast;

namespace Jkn.Workflows.Engine;

/// <summary>
/// The allow-list: goes through the tree of a script, names the first construct that does not run here, and marks what is checked while
/// it runs. A construct that is not named below is refused, whatever the interpreter could do with it.
/// </summary>
internal sealed partial class ScriptRules
{
    private readonly HashSet<string> declared = [];

    public ScriptMarks Marks { get; } = new();

    /// <summary>Every identifier that is not a key.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>Methods that the script calls on values and on the language's own names.</summary>
    public HashSet<string> Methods { get; } = [];

    /// <summary>What is refused and on which line; null when nothing is.</summary>
    public string? Refusal { get; private set; }

    public void Read(Program program)
    {
        Declare(program);
        foreach (var statement in program.Body)
            Statement(statement);
    }

    private void Refuse(Node node, string what) => Refusal ??= $"{what} tidak dijalankan di sini (baris {node.Location.Start.Line})";

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
            case CatchClause { Param: { } caught }:
                Bind(caught);
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

    private void Statement(Node? node)
    {
        switch (node)
        {
            case null or EmptyStatement or BreakStatement or ContinueStatement:
                break;
            case BlockStatement block:
                Each(block.Body, Statement);
                break;
            case ExpressionStatement one:
                Value(one.Expression);
                break;
            case VariableDeclaration
            {
                Kind: VariableDeclarationKind.Var or VariableDeclarationKind.Let or VariableDeclarationKind.Const
            } all:
                foreach (var declarator in all.Declarations)
                {
                    Target(declarator.Id);
                    Optional(declarator.Init);
                }
                break;
            case IfStatement choice:
                Value(choice.Test);
                Statement(choice.Consequent);
                Statement(choice.Alternate);
                break;
            case SwitchStatement choice:
                Value(choice.Discriminant);
                foreach (var way in choice.Cases)
                {
                    Optional(way.Test);
                    Each(way.Consequent, Statement);
                }
                break;
            case ReturnStatement end:
                Optional(end.Argument);
                break;
            case ThrowStatement { Argument: NewExpression { Callee: Identifier { Name: "Error" } } error }:
                Arguments(error.Arguments);
                break;
            case ThrowStatement thrown:
                Value(thrown.Argument);
                break;
            case LabeledStatement labelled:
                Statement(labelled.Body);
                break;
            case TryStatement tried:
                Statement(tried.Block);
                if (tried.Handler is { } handler)
                {
                    if (handler.Param is { } caught)
                        Target(caught);
                    Statement(handler.Body);
                }
                Statement(tried.Finalizer);
                break;
            default:
                Loop(node);
                break;
        }
    }

    private void Loop(Node node)
    {
        switch (node)
        {
            case ForStatement loop:
                if (loop.Init is Acornima.Ast.Expression first)
                    Value(first);
                else
                    Statement(loop.Init);
                Optional(loop.Test);
                Optional(loop.Update);
                Statement(loop.Body);
                break;
            case WhileStatement loop:
                Value(loop.Test);
                Statement(loop.Body);
                break;
            case DoWhileStatement loop:
                Statement(loop.Body);
                Value(loop.Test);
                break;
            case ForInStatement loop:
                Head(loop.Left);
                Marks.Around(loop.Right, ScriptChecks.Keyed);
                Value(loop.Right);
                Statement(loop.Body);
                break;
            case ForOfStatement { Await: false } loop:
                Head(loop.Left);
                Value(loop.Right);
                Statement(loop.Body);
                break;
            default:
                Refuse(node, NameOf(node));
                break;
        }
    }

    private void Head(Node left)
    {
        if (left is VariableDeclaration)
            Statement(left);
        else
            Target(left);
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

    private static void Each<T>(in NodeList<T> nodes, Action<Node> rule)
        where T : Node?
    {
        foreach (var node in nodes)
        {
            if (node is not null)
                rule(node);
        }
    }

    private void Optional(Node? node)
    {
        if (node is not null)
            Value(node);
    }
}
