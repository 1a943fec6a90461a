using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>What somebody may say he opens personal data for; its code is what programs send.</summary>
public sealed record Purpose(string Code, string Label);

/// <summary>
/// The purposes that may be chosen, from a file. Anything else is written out, with substance: a full stop or three letters say nothing
/// to whoever reads the record later.
/// </summary>
public sealed record PurposeList(IReadOnlyList<Purpose> Purposes)
{
    public const string File = "purposes.json";
    public const int Longest = 200,
        FewestLetters = 10;
    private const int FewestDifferent = 4;

    /// <summary>Without the file everything is written out.</summary>
    public static readonly PurposeList Empty = new([]);

    /// <summary>Never throws for bad input.</summary>
    public static (PurposeList? List, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var read = new List<Purpose>();
        foreach (var item in root.Objects("purposes"))
        {
            read.Add(new(item.Text("code"), item.Text("label")));
            item.Done();
        }
        root.Find("note");
        root.Done();
        return problems.Count > 0 ? (null, problems) : (new(read), problems);
    }

    /// <summary>As it is recorded: the label of what was chosen, or what was written; null when it says nothing.</summary>
    public string? Read(string? given)
    {
        var text = given?.Trim() ?? "";
        if (Purposes.FirstOrDefault(p => p.Code == text || p.Label == text) is { } chosen)
            return chosen.Label;
        var letters = text.Where(char.IsLetter).Select(char.ToLowerInvariant).ToList();
        return text.Length <= Longest && letters.Count >= FewestLetters && letters.Distinct().Count() >= FewestDifferent ? text : null;
    }
}
