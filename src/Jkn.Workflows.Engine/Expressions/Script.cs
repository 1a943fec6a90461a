using Acornima;
using Acornima.Ast;
using Jint;

namespace Jkn.Workflows.Engine;

/// <summary>
/// A script, read once: an expression or a body with <c>return</c>, in the part of the language that <see cref="ScriptRules"/> allows.
/// <see cref="Error"/> says in Indonesian why it cannot run; <see cref="Names"/> are the identifiers it mentions.
/// </summary>
public sealed class Script
{
    private const int MaxLength = 20_000;
    private const int MaxNodes = 4_000;
    private const int MaxDepth = 150;

    /// <summary>Backstop for one search with a pattern; a wall clock, so it is tried twice (<see cref="JavaScriptEvaluator"/>).</summary>
    internal static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);

    private static readonly ParserOptions Reading = new() { AllowReturnOutsideFunction = true };

    private static readonly ScriptPreparationOptions Preparing = new()
    {
        ParsingOptions = new() { CompileRegex = false, RegexTimeout = PatternTime },
    };

    private Script(string source) => Source = source;

    public string Source { get; }
    public string? Error { get; private init; }
    public IReadOnlySet<string> Names { get; private init; } = new HashSet<string>();

    /// <summary>Methods that it calls; those are limited before it runs.</summary>
    internal IReadOnlySet<string> Methods { get; private init; } = new HashSet<string>();

    /// <summary>The tree for the interpreter, with its checks; it serves every evaluation, on any thread.</summary>
    internal Prepared<Acornima.Ast.Script> Prepared { get; private init; }

    /// <summary>Never throws.</summary>
    public static Script Parse(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return new(source) { Error = "JavaScript kosong." };
        if (source.Length > MaxLength)
            return new(source) { Error = $"JavaScript: lebih panjang dari {MaxLength} huruf." };
        try
        {
            var (text, program) = Read(source);
            if (TooLarge(program))
                return new(source) { Error = "JavaScript: terlalu panjang atau terlalu dalam." };
            var rules = new ScriptRules();
            rules.Read(program);
            if (rules.Refusal is { } refused)
                return new(source) { Error = $"JavaScript: {refused}." };
            return new(source)
            {
                Names = rules.Names,
                Methods = rules.Methods,
                Prepared = Jint.Engine.PrepareScript(rules.Marks.Apply(text), options: Preparing),
            };
        }
        catch (ParseErrorException e)
        {
            return new(source) { Error = $"JavaScript tidak dapat dibaca: {e.Description ?? e.Message} (baris {e.LineNumber})." };
        }
        catch (Exception e) when (e is InsufficientExecutionStackException or ScriptPreparationException)
        {
            return new(source) { Error = "JavaScript: terlalu panjang atau terlalu dalam." };
        }
    }

    /// <summary>An object literal alone would be read as a block.</summary>
    private static (string Text, Program Program) Read(string source)
    {
        if (source.TrimStart().StartsWith('{'))
        {
            try
            {
                var inBrackets = $"({source.Trim().TrimEnd(';')}\n)";
                return (inBrackets, new Parser(Reading).ParseScript(inBrackets));
            }
            catch (ParseErrorException)
            {
                // then it is a block after all
            }
        }
        return (source, new Parser(Reading).ParseScript(source));
    }

    /// <summary>Everything after this goes down the tree by calling itself.</summary>
    private static bool TooLarge(Node program)
    {
        var left = new Stack<(Node Node, int Depth)>([(program, 0)]);
        for (var nodes = 0; left.TryPop(out var next); nodes++)
        {
            if (nodes > MaxNodes || next.Depth > MaxDepth)
                return true;
            foreach (var child in next.Node.ChildNodes)
                left.Push((child, next.Depth + 1));
        }
        return false;
    }
}
