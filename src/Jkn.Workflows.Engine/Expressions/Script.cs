using Jint.Parser;
using Jint.Parser.Ast;

namespace Jkn.Workflows.Engine;

/// <summary>
/// A script, read once: ES5.1 with template literals, either an expression or a body with <c>return</c>.
/// <see cref="Error"/> says in Indonesian why it cannot run; <see cref="Names"/> are the identifiers it mentions.
/// </summary>
public sealed class Script
{
    private Script(string source) => Source = source;

    public string Source { get; }
    public string? Error { get; private init; }
    public IReadOnlySet<string> Names { get; private init; } = new HashSet<string>();

    /// <summary>Can build up values step by step, so its memory is watched.</summary>
    internal bool HasSteps { get; private init; }

    private string Lowered { get; init; } = "";

    /// <summary>A tree for one evaluation: the interpreter keeps values of a run in its nodes.</summary>
    internal Program ToProgram()
    {
        var program = Read(Lowered);
        if (HasSteps)
            ScriptGuards.Insert(program);
        return program;
    }

    /// <summary>Never throws.</summary>
    public static Script Parse(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return new(source) { Error = "JavaScript kosong." };
        var lowered = new ScriptLowering(source);
        if (lowered.Run() is { } refused)
            return new(source) { Error = $"JavaScript: {refused}." };
        if (lowered.Names.Contains(ScriptGuards.Name))
            return new(source) { Error = $"JavaScript: nama {ScriptGuards.Name} dipakai oleh mesin." };
        var text = lowered.Returns ? $"(function(){{{lowered.Text}\n}})()" : lowered.Text;
        try
        {
            Read(text);
            return new(source)
            {
                Lowered = text,
                Names = lowered.Names,
                HasSteps = lowered.HasSteps,
            };
        }
        catch (ParserException e)
        {
            return new(source)
            {
                Error =
                    $"JavaScript tidak dapat dibaca: {e.Description ?? e.Message} (baris {e.LineNumber}). Yang didukung: ES5.1 dan template literal.",
            };
        }
    }

    private static Program Read(string text)
    {
        // an object literal alone would be read as a block
        if (text.TrimStart().StartsWith('{'))
        {
            try
            {
                return new JavaScriptParser().Parse($"({text.Trim().TrimEnd(';')}\n)");
            }
            catch (ParserException)
            {
                // then it is a block after all
            }
        }
        return new JavaScriptParser().Parse(text);
    }
}
