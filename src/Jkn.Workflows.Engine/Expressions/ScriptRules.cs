using Acornima.Ast;

namespace Jkn.Workflows.Engine;

/// <summary>
/// The allow-list: goes through the tree of a script, names the first construct that does not run here, and marks what is checked while
/// it runs. A construct that is not named below is refused, whatever the interpreter could do with it.
/// </summary>
internal sealed partial class ScriptRules
{
    private readonly HashSet<string> declared = [];
    private readonly HashSet<string> caught = [];

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
            case ReturnStatement or ThrowStatement:
                End(node);
                break;
            case LabeledStatement labelled:
                Statement(labelled.Body);
                break;
            case TryStatement tried:
                Try(tried);
                break;
            default:
                Loop(node);
                break;
        }
    }

    private void Try(TryStatement tried)
    {
        Statement(tried.Block);
        if (tried.Handler is { } handler)
        {
            if (handler.Param is { } error and not Identifier)
                Target(error);
            Statement(handler.Body);
        }
        Statement(tried.Finalizer);
    }

    /// <summary>Return and throw, which end more than themselves.</summary>
    private void End(Node node)
    {
        switch (node)
        {
            case ReturnStatement end:
                Optional(end.Argument);
                break;
            case ThrowStatement { Argument: NewExpression { Callee: Identifier { Name: "Error" } } error }:
                Arguments(error.Arguments);
                break;
            case ThrowStatement { Argument: Identifier again } when caught.Contains(again.Name):
                break;
            case ThrowStatement thrown:
                Value(thrown.Argument);
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
