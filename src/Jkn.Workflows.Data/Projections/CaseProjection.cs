using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Retention;

namespace Jkn.Workflows.Data.Projections;

/// <summary>The case in lists.</summary>
internal static class CaseProjection
{
    public static CaseRow Row(long key, CaseState s) =>
        new()
        {
            CaseKey = key,
            Id = s.Id,
            Region = s.Region,
            Kind = s.Kind.ToString(),
            Sop = s.Sop,
            SopVersion = s.SopVersion,
            DefinitionId = s.DefinitionId,
            Channel = s.Channel,
            CaseNo = s.CaseNo,
            Status = s.Status,
            StatusSince = s.StatusSince,
            Path = s.Path,
            Period = PeriodOf(s),
            Name = NameOf(s),
            NikMasked = s.Participants.IsEmpty ? null : Masked(s.Participants.First().Value.Nik),
            OpenedBy = s.OpenedBy,
            ReceivedAt = s.ReceivedAt,
            RegisteredAt = s.RegisteredAt,
            ClosedAt = s.ClosedAt,
            ReasonCode = s.ReasonCode,
            PromiseDate = s.Promise?.Date,
            PromiseText = s.Promise?.Text,
            Overdue = s.Clocks.Values.Any(c => c.Breached),
            Incidents = s.Flow.Incidents.Count,
            HeldAt = s.Hold?.At,
            DestroyedAt = s.Destruction?.At,
            Papers = PapersOf(s),
            Summary = s.Status == CaseStatus.Running ? CourseSummary.Of(s.Courses.Values) : null,
        };

    /// <summary>True when nothing changed that rows of work items repeat of their case.</summary>
    public static bool SameHead(CaseState before, CaseState after) =>
        before.CaseNo == after.CaseNo
        && before.Path == after.Path
        && ReferenceEquals(before.Participants, after.Participants)
        && ReferenceEquals(before.Applicant, after.Applicant);

    /// <summary>Whose case it is: the first participant, before there is one the applicant.</summary>
    public static string? NameOf(CaseState s)
    {
        var name = s.Participants.IsEmpty
            ? s.Applicant?.Nama ?? s.Facts.GetValueOrDefault(PersonErrand.NameFact)
            : s.Participants.First().Value.Nama;
        return Destroyed.Is(name) ? null : name;
    }

    /// <summary>The name of one of its people.</summary>
    public static string? NameOf(CaseState s, string person) =>
        s.Participants.GetValueOrDefault(person)?.Nama is { } name && !Destroyed.Is(name) ? name : null;

    /// <summary>650202********01: enough to tell two people of a list apart.</summary>
    public static string? Masked(string nik) =>
        nik.Length == 0 ? null
        : nik.Length < 12 ? "********"
        : $"{nik[..6]}********{nik[^2..]}";

    // only of a closed case: what comes and goes before is nobody's question, and would be a write for each paper
    private static string? PapersOf(CaseState s) =>
        s.IsOpen || s.Destruction is not null || HealthPapers.Held(s).ToArray() is not { Length: > 0 } codes
            ? null
            : $" {string.Join(' ', codes)} ";

    private static string? PeriodOf(CaseState s) =>
        s.Batch is { } batch ? batch.Period
        : s.Kind == CaseKind.Errand ? s.Facts.GetValueOrDefault(Errand.PeriodFact)
        : s.BatchEntries.Values.Where(e => !e.Withdrawn).Select(e => e.Period).Max(StringComparer.Ordinal);
}
