using System.Text;
using System.Text.Json;
using Acornima.Ast;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Calls of <see cref="ScriptChecks"/> written around parts of a script: where a text can grow, a number lose a digit, or a function
/// become a value.
/// </summary>
internal sealed class ScriptMarks
{
    private readonly List<(int At, string Text)> opening = [];
    private readonly List<int> closing = [];
    private readonly Dictionary<int, (int End, string Text)> replaced = [];

    public void Around(Node node, string check)
    {
        opening.Add((node.Start, check));
        closing.Add(node.End);
    }

    /// <summary>A template becomes a call that knows all lengths before it makes the text.</summary>
    public void Template(TemplateLiteral template)
    {
        var (at, before) = (template.Start, $" {ScriptChecks.Join}(");
        for (var i = 0; i < template.Expressions.Count; i++)
        {
            var part = template.Expressions[i];
            replaced[at] = (part.Start, $"{before}{Quoted(template.Quasis[i])},(");
            (at, before) = (part.End, "),");
        }
        replaced[at] = (template.End, $"{before}{Quoted(template.Quasis[^1])})");
    }

    private static string Quoted(TemplateElement element) => JsonSerializer.Serialize(element.Value.Cooked ?? "");

    /// <summary>The script with its checks. Parts were marked outer before inner.</summary>
    public string Apply(string source)
    {
        if (opening.Count == 0 && replaced.Count == 0)
            return source;
        // a stable sort keeps the outer part first where two begin together; which of two closings is whose makes no difference
        var opens = opening.OrderBy(o => o.At).ToArray();
        closing.Sort();
        var text = new StringBuilder(source.Length + opens.Length * 12);
        var (open, close) = (0, 0);
        for (var i = 0; i <= source.Length; i++)
        {
            for (; close < closing.Count && closing[close] == i; close++)
                text.Append("))");
            // the space keeps a word before it apart, the second bracket a comma inside it together
            for (; open < opens.Length && opens[open].At == i; open++)
                text.Append(' ').Append(opens[open].Text).Append("((");
            if (replaced.TryGetValue(i, out var other))
            {
                text.Append(other.Text);
                i = other.End - 1;
            }
            else if (i < source.Length)
                text.Append(source[i]);
        }
        return text.ToString();
    }
}
