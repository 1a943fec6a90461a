using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Jint.Parser.Ast;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Puts a call of <see cref="Name"/> before every statement of a parsed script. The interpreter bounds time, statements and depth but not
/// memory, and its own stepping is a thousand times slower than this.
/// </summary>
internal static class ScriptGuards
{
    public const string Name = "__memori";

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = [];

    public static void Insert(SyntaxNode node)
    {
        switch (node)
        {
            case ForStatement loop:
                loop.Body = Block(loop.Body);
                break;
            case ForInStatement loop:
                loop.Body = Block(loop.Body);
                break;
            case WhileStatement loop:
                loop.Body = Block(loop.Body);
                break;
            case DoWhileStatement loop:
                loop.Body = Block(loop.Body);
                break;
        }
        foreach (var part in Parts.GetOrAdd(node.GetType(), PartsOf))
        {
            var value = part.GetValue(node);
            if (value is SyntaxNode child)
                Insert(child);
            else if (value is IEnumerable children)
            {
                foreach (var item in children.OfType<SyntaxNode>())
                    Insert(item);
            }
        }
        if (node is BlockStatement block)
            block.Body = Guarded(block.Body);
        else if (node is Program program)
            program.Body = Guarded(program.Body);
    }

    private static BlockStatement Block(Statement body) =>
        body as BlockStatement ?? new BlockStatement { Type = SyntaxNodes.BlockStatement, Body = [body] };

    private static Statement[] Guarded(IEnumerable<Statement> statements) => [.. statements.SelectMany(s => new[] { Guard(), s })];

    private static ExpressionStatement Guard() => new()
    {
        Type = SyntaxNodes.ExpressionStatement,
        Expression = new CallExpression
        {
            Type = SyntaxNodes.CallExpression,
            Callee = new Identifier { Type = SyntaxNodes.Identifier, Name = Name },
            Arguments = [],
        },
    };

    private static PropertyInfo[] PartsOf(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetIndexParameters().Length == 0 && p.PropertyType != typeof(string)
            && (typeof(SyntaxNode).IsAssignableFrom(p.PropertyType) || typeof(IEnumerable).IsAssignableFrom(p.PropertyType)))];
}
