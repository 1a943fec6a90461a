using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>
/// What a case's page shows beside the case itself. <paramref name="Newer"/>: the version in force, when it runs on an older one.
/// <paramref name="Visit"/>: the ticket that was drawn, the line that was written; null when the applicant came without.
/// </summary>
internal sealed record CaseScreen(
    IReadOnlyList<CaseTask> Tasks,
    IReadOnlyList<CaseAct> History,
    IReadOnlyList<EndedClock> Ended,
    IReadOnlyList<NoticeRow> Told,
    IReadOnlyDictionary<string, string> Labels,
    string Picture = "",
    int? Newer = null,
    string? Visit = null,
    Office? Office = null,
    IReadOnlyList<PersonWords>? People = null
)
{
    /// <summary>What this reader may open here, for a task or a purpose.</summary>
    public bool SeesIdentity { get; init; }
    public bool SeesPapers { get; init; }
    public bool SeesLetters { get; init; }
}

/// <summary>An act of the history in words.</summary>
internal sealed record CaseAct(DateTimeOffset At, string Who, IReadOnlyList<string> What);

/// <summary>An open task, whose it is, who has it, and why the reader cannot do it.</summary>
internal sealed record CaseTask(WorkItem Item, DueView Due, string Href, string? WhyNot, string Holder, string? Whose = null);
