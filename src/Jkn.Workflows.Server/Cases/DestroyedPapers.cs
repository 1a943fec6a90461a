using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Cases;

/// <summary>Papers on health that were destroyed before their case.</summary>
internal static class DestroyedPapers
{
    /// <summary>Why a file cannot be opened any more: null when it is none of a paper that was destroyed.</summary>
    public static string? WhyGone(CaseState state, string? fileId) =>
        fileId is not null
        && state.Documents.Values.FirstOrDefault(d => d.FileId == fileId && state.DestroyedPapers.ContainsKey(d.Code)) is { } paper
            ? $"Surat ini sudah dimusnahkan. {state.DestroyedPapers[paper.Code].Ground}."
            : null;
}
