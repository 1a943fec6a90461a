using System.Text;

namespace Jkn.Workflows.Engine;

/// <summary>
/// One pass over a script: rewrites template literals as concatenations, collects identifiers, and names any construct
/// after ES5.1. It also bounds size and nesting, because a parser that recurses too deep takes the whole process with it.
/// </summary>
internal sealed class ScriptLowering(string source)
{
    private const int MaxLength = 20_000;
    private const int MaxTokens = 3_000;
    private const int MaxNesting = 100;

    private static readonly Dictionary<string, string> Later = new()
    {
        ["let"] = "let",
        ["const"] = "const",
        ["class"] = "class",
        ["import"] = "import",
        ["export"] = "export",
        ["yield"] = "yield (generator)",
        ["await"] = "await",
        ["super"] = "super",
    };

    private readonly StringBuilder text = new();
    private readonly Stack<bool> braces = new();
    private string last = "";
    private bool functionComes;
    private int position;
    private int tokens;
    private int nesting;

    public HashSet<string> Names { get; } = [];
    public bool Returns { get; private set; }
    public bool HasSteps { get; private set; }
    public string Text => text.ToString();

    /// <summary>Null, or what is not supported.</summary>
    public string? Run()
    {
        if (source.Length > MaxLength)
            return $"lebih panjang dari {MaxLength} huruf";
        while (position < source.Length)
        {
            if (++tokens > MaxTokens || nesting > MaxNesting)
                return "terlalu panjang atau terlalu dalam";
            if (Next() is { } refused)
                return refused;
        }
        return null;
    }

    private char Peek(int ahead = 0) => position + ahead < source.Length ? source[position + ahead] : '\0';

    private string? Next()
    {
        var c = Peek();
        if (char.IsWhiteSpace(c))
            Copy(1);
        else if (c == '/' && Peek(1) is '/' or '*' && c == '/')
            Copy(CommentLength());
        else if (c is '"' or '\'')
            Take(QuotedLength(c));
        else if (c == '`')
            return Template();
        else if (c == '/' && !EndsValue())
            Take(RegexLength());
        else if (char.IsLetter(c) || c is '_' or '$')
            return Word();
        else if (char.IsDigit(c))
            Take(LengthWhile(x => char.IsLetterOrDigit(x) || x == '.'));
        else
            return Punctuation(c);
        return null;
    }

    private void Copy(int length)
    {
        text.Append(source, position, Math.Min(length, source.Length - position));
        position += length;
    }

    private void Take(int length)
    {
        last = source.Substring(position, Math.Min(length, source.Length - position));
        Copy(length);
    }

    private int LengthWhile(Func<char, bool> belongs)
    {
        var length = 0;
        while (position + length < source.Length && belongs(source[position + length]))
            length++;
        return length;
    }

    private int CommentLength()
    {
        var end = Peek(1) == '/' ? source.IndexOf('\n', position) : source.IndexOf("*/", position + 2, StringComparison.Ordinal);
        return end < 0 ? source.Length - position : end - position + (Peek(1) == '/' ? 1 : 2);
    }

    private int QuotedLength(char quote)
    {
        for (var i = position + 1; i < source.Length; i++)
        {
            if (source[i] == '\\')
                i++;
            else if (source[i] == quote || source[i] == '\n')
                return i - position + 1;
        }
        return source.Length - position;
    }

    private int RegexLength()
    {
        var inClass = false;
        for (var i = position + 1; i < source.Length && source[i] != '\n'; i++)
        {
            if (source[i] == '\\')
                i++;
            else if (source[i] == '[')
                inClass = true;
            else if (source[i] == ']')
                inClass = false;
            else if (source[i] == '/' && !inClass)
                return i - position + 1;
        }
        return 1;
    }

    /// <summary>After a value, a slash divides; elsewhere it begins a regular expression.</summary>
    private bool EndsValue() =>
        last.Length > 0
        && last is not ("return" or "typeof" or "case" or "in" or "delete" or "void" or "new" or "else" or "do")
        && (last[^1] is ')' or ']' or '}' or '"' or '\'' or '_' or '$' or '/' && last.Length > 1 || char.IsLetterOrDigit(last[^1]));

    private string? Word()
    {
        var before = last;
        Take(LengthWhile(x => char.IsLetterOrDigit(x) || x is '_' or '$'));
        if (before == ".")
            return null;
        var after = source.AsSpan(position).TrimStart();
        if (after.StartsWith(":") && before is "{" or ",")
            return null;
        if (Later.TryGetValue(last, out var later))
            return $"\"{later}\" belum didukung, hanya ES5.1 dan template literal";
        if (
            last == "of"
            && before.Length > 0
            && char.IsLetterOrDigit(before[^1])
            && after.Length > 0
            && after[0] is not (')' or ';' or ',' or '=')
        )
            return "\"for...of\" belum didukung, hanya ES5.1 dan template literal";
        Names.Add(last);
        functionComes |= last == "function";
        HasSteps |= last is "function" or "for" or "while" or "do" or "var";
        Returns |= last == "return" && !braces.Contains(true);
        return null;
    }

    private string? Punctuation(char c)
    {
        var two = (c, Peek(1));
        var construct = two switch
        {
            ('=', '>') => "fungsi panah (=>)",
            ('*', '*') => "pangkat (**)",
            ('?', '?') => "?? (nullish)",
            ('?', '.') when !char.IsDigit(Peek(2)) => "?. (optional chaining)",
            ('.', '.') when Peek(2) == '.' => "spread (...)",
            ('*', _) when last == "function" => "function* (generator)",
            _ => null,
        };
        if (construct is not null)
            return $"{construct} belum didukung, hanya ES5.1 dan template literal";
        if (c == '{')
        {
            braces.Push(functionComes);
            functionComes = false;
        }
        if (c == '}' && braces.Count > 0)
            braces.Pop();
        nesting +=
            c is '(' or '[' or '{' ? 1
            : c is ')' or ']' or '}' ? -1
            : 0;
        HasSteps |= c == ';' && text.ToString().Contains(';');
        Take(1);
        return null;
    }

    private string? Template()
    {
        if (EndsValue())
            return "template bertanda (tagged template) belum didukung";
        text.Append("(\"");
        position++;
        while (position < source.Length && Peek() != '`')
        {
            if (Peek() == '$' && Peek(1) == '{')
            {
                var end = HoleEnd(position + 2);
                if (end < 0)
                    return "template literal tidak ditutup";
                var hole = new ScriptLowering(source[(position + 2)..end]) { nesting = nesting + 1, tokens = tokens };
                if (hole.Run() is { } refused)
                    return refused;
                Names.UnionWith(hole.Names);
                HasSteps |= hole.HasSteps;
                tokens = hole.tokens;
                text.Append("\"+(").Append(hole.Text).Append("\n)+\"");
                position = end + 1;
            }
            else
                TemplateCharacter();
        }
        if (position++ >= source.Length)
            return "template literal tidak ditutup";
        text.Append("\")");
        last = ")";
        return null;
    }

    private void TemplateCharacter()
    {
        var c = Peek();
        if (c == '\\' && position + 1 < source.Length)
        {
            if (Peek(1) != '\n')
                text.Append(c).Append(Peek(1));
            position += 2;
            return;
        }
        text.Append(
            c switch
            {
                '"' => "\\\"",
                '\n' => "\\n",
                '\r' => "",
                _ => c.ToString(),
            }
        );
        position++;
    }

    /// <summary>Where the hole of a template ends: strings, comments and templates inside it are skipped whole.</summary>
    private int HoleEnd(int from)
    {
        var depth = 0;
        for (var i = from; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '"' or '\'':
                    var quote = source[i];
                    while (++i < source.Length && source[i] != quote)
                        i += source[i] == '\\' ? 1 : 0;
                    break;
                case '`':
                    while (++i < source.Length && source[i] != '`')
                    {
                        if (source[i] == '\\')
                            i++;
                        else if (source[i] == '$' && i + 1 < source.Length && source[i + 1] == '{' && (i = HoleEnd(i + 2)) < 0)
                            return -1;
                    }
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when depth-- == 0:
                    return i;
            }
        }
        return -1;
    }
}
