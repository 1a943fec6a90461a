using System.Collections.Immutable;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>
/// Templates as files: what all share (<c>_shared/letters</c>, <c>_shared/print</c>), and a region's own letters before the shared ones.
/// </summary>
internal static class PrintFiles
{
    /// <summary>The folder beside the regions' that all of them use.</summary>
    public const string Shared = "_shared";
    private static readonly string[] kinds = [".typ", ".svg"];

    /// <summary>The files of a letter; its document is <c>letters/NAME/template.typ</c>. Null when there is no such letter.</summary>
    public static (ImmutableSortedDictionary<string, string> Files, string Main)? Letter(string workflows, string regionFolder, string name)
    {
        if (FolderOf(workflows, regionFolder, name) is not { } own)
            return null;
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(files, Path.Combine(workflows, Shared, "letters"), "letters", SearchOption.TopDirectoryOnly);
        Add(files, own, $"letters/{name}", SearchOption.TopDirectoryOnly);
        // A region's emblem and the like: beside its letters.
        Add(files, Path.Combine(workflows, regionFolder, "letters"), "letters", SearchOption.TopDirectoryOnly);
        return (files.ToImmutable(), $"letters/{name}/template.typ");
    }

    /// <summary>The folder of a letter: the region's own before the shared one; null when neither has it.</summary>
    public static string? FolderOf(string workflows, string regionFolder, string name)
    {
        // Names come from definitions and command lines: only plain ones lead to a folder.
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            return null;
        return new[] { regionFolder, Shared }
            .Select(f => Path.Combine(workflows, f, "letters", name))
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "template.typ")));
    }

    /// <summary>The files of the printed procedure; the document is <c>print/NAME.typ</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Print(string workflows)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(files, Path.Combine(workflows, Shared, "print"), "print", SearchOption.TopDirectoryOnly);
        return files.ToImmutable();
    }

    private static void Add(ImmutableSortedDictionary<string, string>.Builder files, string folder, string prefix, SearchOption how)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.GetFiles(folder, "*", how).Where(f => kinds.Contains(Path.GetExtension(f))))
            files[$"{prefix}/{Path.GetFileName(file)}"] = File.ReadAllText(file);
    }
}
