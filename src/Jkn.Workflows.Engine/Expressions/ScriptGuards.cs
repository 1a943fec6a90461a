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

    private static readonly ConcurrentDictionary<Type, Func<object, object?>[]> Parts = [];

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
            var value = part(node);
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

    private static ExpressionStatement Guard() =>
        new()
        {
            Type = SyntaxNodes.ExpressionStatement,
            Expression = new CallExpression
            {
                Type = SyntaxNodes.CallExpression,
                Callee = new Identifier { Type = SyntaxNodes.Identifier, Name = Name },
                Arguments = [],
            },
        };

    /// <summary>The interpreter's nodes keep some parts in fields, some in properties.</summary>
    private static Func<object, object?>[] PartsOf(Type type) =>
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Instance)
                .Where(f => IsPart(f.FieldType))
                .Select(f => (Func<object, object?>)f.GetValue),
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => IsPart(p.PropertyType))
                .Select(p => (Func<object, object?>)p.GetValue),
        ];

    private static bool IsPart(Type type) =>
        type != typeof(string) && (typeof(SyntaxNode).IsAssignableFrom(type) || typeof(IEnumerable).IsAssignableFrom(type));
}
