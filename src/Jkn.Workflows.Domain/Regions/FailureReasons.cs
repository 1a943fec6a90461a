using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Why a line failed (<i>gagal usul</i>), and whether the office can put it right and propose again .</summary>
public sealed record FailureReason(string Code, string Label, bool Correctable, string Source);

/// <summary>The reasons a region uses. No seed names any, so the list is data and may grow.</summary>
public sealed record FailureReasons(string Code, int Version, ImmutableArray<FailureReason> Reasons)
{
    /// <summary>Null for a code that is not in the list; map it to the region's "other" reason by hand, never silently.</summary>
    public FailureReason? Find(string code) => Reasons.FirstOrDefault(reason => reason.Code == code);

    /// <summary>True when the case may be corrected and proposed again (AC-43).</summary>
    public bool MayTryAgain(string code) => Find(code) is { Correctable: true };

    /// <summary>Reads the list. Never throws for bad input.</summary>
    public static (FailureReasons? Reasons, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var reasons = ImmutableArray.CreateBuilder<FailureReason>();
        foreach (var item in root.Objects("reasons"))
        {
            var code = item.Text("code");
            if (reasons.Any(other => other.Code == code))
                item.Fail(item.Item, $"Alasan {code} ditulis dua kali.");
            var correctable = item.Need("correctable") is { } flag && item.FlagOf(flag);
            reasons.Add(new(code, item.Text("label"), correctable, item.SourceText()));
            item.Done();
        }
        var read = new FailureReasons(root.Text("code"), root.Number("version", 1, int.MaxValue), reasons.ToImmutable());
        root.SourceText();
        root.Find("note");
        root.Done();
        return (problems.Count == 0 ? read : null, problems);
    }
}
