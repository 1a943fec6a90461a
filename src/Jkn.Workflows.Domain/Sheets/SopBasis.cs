using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>How much of a procedure is its document's: steps that people do, and those whose act, performer and time it names.</summary>
public static class SopBasis
{
    public static (int Documented, int All) Of(SopVersion version)
    {
        var done = version.Definition.Nodes.OfType<OfficeActivity>().Where(s => s.Performer != OfficeActivity.Machine).ToList();
        return (done.Count(s => s.Basis.IsDocumented(s.Waktu?.LiteralText is { Length: > 0 })), done.Count);
    }

    /// <summary>Assumptions of steps that stand on no numbered question, only on the author's own sentence.</summary>
    public static int OwnSentences(SopVersion version) =>
        version
            .Definition.Nodes.OfType<OfficeActivity>()
            .SelectMany(s => StepSource.Columns.SelectMany(c => s.Basis.Of(c).Assumptions))
            .Distinct()
            .Count(a => !Regions.OpenQuestion.IsId(a));
}
