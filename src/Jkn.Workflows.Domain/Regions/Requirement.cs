using System.Text.RegularExpressions;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// When an item is needed: <c>ALWAYS</c>, <c>OPTIONAL</c>, <c>IF(path==EMERGENSI)</c>, <c>ONE_OF(group)</c>, or a group
/// under a condition, <c>ONE_OF(group) IF(…)</c>.
/// </summary>
/// <param name="Group">At least one item of the group must be there.</param>
/// <param name="When">Null: the rule always holds.</param>
public sealed partial record Requirement(string? Group, FactExpression? When, bool Optional)
{
    public static (Requirement? Requirement, string? Problem) Parse(string text, IReadOnlySet<string> knownFacts)
    {
        var form = Form().Match(text);
        if (!form.Success)
            return (null, $"\"{text}\" bukan aturan; tulis ALWAYS, OPTIONAL, IF(…), ONE_OF(kelompok), atau ONE_OF(kelompok) IF(…).");
        FactExpression? when = null;
        if (form.Groups["if"].Success)
        {
            (when, var problem) = FactExpression.Parse(form.Groups["if"].Value, knownFacts);
            if (when is null)
                return (null, problem);
        }
        return (
            new(form.Groups["group"] is { Success: true } group ? group.Value : null, when, form.Groups["word"].Value == "OPTIONAL"),
            null
        );
    }

    [GeneratedRegex(
        @"^\s*((?<word>ALWAYS|OPTIONAL)|ONE_OF\((?<group>\w+)\)(\s+IF\((?<if>.+)\))?|IF\((?<if>.+)\))\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
