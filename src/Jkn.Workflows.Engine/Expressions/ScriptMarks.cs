using System.Text;
using Acornima.Ast;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Calls of <see cref="ScriptChecks"/> written around parts of a script: where a text can grow, a number lose a digit, or a function
/// become a value. The text gets longer, its lines stay.
/// </summary>
internal sealed class ScriptMarks
{
    private readonly List<(int At, string Name)> opening = [];
    private readonly List<int> closing = [];

    public void Around(Node node, string check) => Around(node.Start, node.End, check);

    private void Around(int start, int end, string check)
    {
        opening.Add((start, check));
        closing.Add(end);
    }

    /// <summary>The script with its checks. Parts were marked outer before inner.</summary>
    public string Apply(string source)
    {
        if (opening.Count == 0)
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
                text.Append(' ').Append(opens[open].Name).Append("((");
            if (i < source.Length)
                text.Append(source[i]);
        }
        return text.ToString();
    }
}
