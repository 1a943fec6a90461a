namespace Jkn.Workflows.Server.Http;

/// <summary>A case as its officers see it: identity numbers masked; health papers are named, not shown.</summary>
internal sealed record CaseView(
    string Id,
    string? CaseNo,
    string Kind,
    string Region,
    string Sop,
    int SopVersion,
    string Status,
    string StatusLabel,
    DateTimeOffset StatusSince,
    string Path,
    string Channel,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? RegisteredAt,
    DateTimeOffset? ClosedAt,
    PromiseView? Promise,
    Applicant? Applicant,
    int ApplicantVersion,
    IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<DocumentView> Documents,
    IReadOnlyList<string> Missing,
    IReadOnlyList<WorkItemView> WorkItems,
    IReadOnlyList<LetterView> Letters,
    IReadOnlyList<ClockView> Clocks,
    IReadOnlyList<SignOffView> SignOffs,
    IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<NoteView> Notes,
    long Version,
    string? Summary
);

internal sealed record NoteView(string By, DateTimeOffset At, string Text);

internal sealed record PassageView(string Passage, string Why, string? Field);

internal sealed record PromiseView(string Date, string Text, string Why, bool Provisional);

internal sealed record ParticipantView(
    string Key,
    string NoKk,
    string Nik,
    string Nama,
    string? TempatLahir,
    string? TanggalLahir,
    string? JenisKelamin,
    string? Status,
    string? HubunganKeluarga,
    string? Alamat,
    string? Faskes,
    bool MismatchConfirmed,
    string? SegmentResult,
    int Version,
    int SegmentVersion,
    CourseView? Course
);

/// <summary>Where a person stands in his own course. Card number and reason's text are in the timeline and on the page.</summary>
internal sealed record CourseView(
    string State,
    string Label,
    DateTimeOffset Since,
    string? ReasonCode,
    bool Ended,
    string? ActiveFrom,
    bool HasCard,
    bool IsEmergency
);

/// <summary>A paper that was destroyed before its case has no file any more, only the day and the act.</summary>
internal sealed record DocumentView(
    string Code,
    string? Person,
    string Result,
    string? Waiver,
    bool HasFile,
    string? FileId,
    DateTimeOffset At,
    DateTimeOffset? DestroyedAt,
    string? DestroyedBy,
    int Version
);

internal sealed record WorkItemView(
    string Id,
    string CaseId,
    string ActivityId,
    string Kind,
    string Role,
    string Title,
    IReadOnlyList<string> Outcomes,
    string? Act,
    string? Letter,
    string? AssignedTo,
    string? SeenBy,
    string? Note,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    string? DueWhy,
    bool Overdue,
    int Version,
    string? Person,
    string Group
);

internal sealed record LetterView(
    string Key,
    string Template,
    string Title,
    string State,
    string? Number,
    string Hash,
    int Version,
    string DraftedBy,
    DateTimeOffset DraftedAt,
    IReadOnlyDictionary<string, string>? Body,
    IReadOnlyList<MarkView> Parafs,
    MarkView? Signature,
    bool SignaturePending,
    string? Reason,
    bool Typeset,
    FaultView? Fault,
    bool WetInk,
    string? SealKind,
    string? SealedHash,
    string? VerifyPath,
    IReadOnlyList<PassageView>? Marks
);

internal sealed record FaultView(string Code, string? Template, int? Line, string Reason, DateTimeOffset At);

internal sealed record MarkView(string Role, string By, string? Capacity, string? ActingFor, DateTimeOffset At, string? Seal);

internal sealed record ClockView(
    string Key,
    string Title,
    string Spec,
    DateTimeOffset DueAt,
    string Why,
    bool Breached,
    bool Paused,
    bool Provisional
);

internal sealed record SignOffView(
    string ActivityId,
    string Role,
    string Act,
    string Outcome,
    string By,
    string? Capacity,
    string? ActingFor,
    DateTimeOffset At,
    string? Letter,
    bool Double
);

internal sealed record IncidentView(string Id, string ActivityId, string Type, string Message, DateTimeOffset At);
