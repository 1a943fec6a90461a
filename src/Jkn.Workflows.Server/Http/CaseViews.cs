using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Server.Http;

internal static class CaseViews
{
    public static CaseView Of(CaseState state, Grant sight) =>
        new(
            state.Id,
            state.CaseNo ?? state.Batch?.No,
            state.Kind.ToString(),
            state.Region,
            state.Sop,
            state.SopVersion,
            state.Status,
            CaseStatus.Labels[state.Status],
            state.StatusSince,
            state.Path,
            state.Channel,
            state.ReceivedAt,
            state.RegisteredAt,
            state.ClosedAt,
            state.Promise is { } p ? new(p.Date, p.Text, p.Why, p.Provisional) : null,
            Of(state.Applicant, sight),
            state.VersionOf(Keyed.Applicant),
            [.. state.Participants.Select(x => Of(x.Key, x.Value, state, sight))],
            [.. state.Documents.Values.Select(d => Of(d, state))],
            state.Missing,
            [.. state.WorkItems.Values.OrderBy(w => w.OpenedAt).ThenBy(w => w.Id, StringComparer.Ordinal).Select(w => Of(state, w))],
            [.. state.Letters.Values.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => Of(l, withBody: false))],
            [
                .. state
                    .Clocks.Values.OrderBy(c => c.DueAt)
                    .Select(c => new ClockView(c.Key, c.Title, c.Spec, c.DueAt, c.Why, c.Breached, c.PausedAt is not null, c.Provisional)),
            ],
            [
                .. state.SignOffs.Select(s => new SignOffView(
                    s.ActivityId,
                    s.Role,
                    s.Act,
                    s.Outcome,
                    s.By,
                    s.Capacity,
                    s.ActingFor,
                    s.At,
                    s.Letter,
                    s.Double
                )),
            ],
            [.. state.Flow.Incidents.Values.Select(i => new IncidentView(i.Id, i.ActivityId, i.Type, i.Message, i.At))],
            [.. state.Notes.Select(n => new NoteView(n.By, n.At, n.Text))],
            state.Version,
            state.Status == CaseStatus.Running ? CourseSummary.Of(state.Courses.Values) : null
        );

    public static WorkItemView Of(CaseState state, WorkItem item)
    {
        var clock = state.ClockOf(item);
        return new(
            ItemIds.ToUrl(item.Id),
            state.Id,
            item.ActivityId,
            item.Kind,
            item.Role,
            item.Title,
            item.Outcomes,
            item.Act,
            item.Letter,
            item.AssignedTo,
            item.SeenBy,
            item.Note,
            item.OpenedAt,
            clock?.DueAt,
            clock?.Why,
            clock?.Breached ?? false,
            item.Version,
            item.Person,
            ItemIds.ToUrl(WorkGroups.KeyOf(item))
        );
    }

    public static LetterView Of(Letter letter, bool withBody) =>
        new(
            letter.Key,
            letter.Template,
            letter.Title,
            letter.State.ToString(),
            letter.Number,
            letter.SeenHash,
            letter.Version,
            letter.DraftedBy,
            letter.DraftedAt,
            withBody ? letter.Body : null,
            [.. letter.Parafs.Select(Of)],
            letter.Signature is { } s ? Of(s) : null,
            letter.Attempt is not null,
            letter.Reason,
            letter.Paper is not null,
            letter.Fault is { } f ? new(f.Code, f.Template, f.Line, f.Reason, f.At) : null,
            letter.IsWet,
            letter.SealKind,
            letter.SealedHash,
            letter.Token is { } token ? $"/v/{token}" : null,
            withBody ? [.. letter.Marks.Select(m => new PassageView(m.Passage, m.Why, m.Field))] : null
        );

    private static MarkView Of(LetterMark mark) => new(mark.Role, mark.By, mark.Capacity, mark.ActingFor, mark.At, mark.Seal);

    /// <summary>Why a file cannot be opened any more: null when it is none of a paper that was destroyed.</summary>
    public static string? DestroyedPaper(CaseState state, string? fileId) =>
        fileId is not null
        && state.Documents.Values.FirstOrDefault(d => d.FileId == fileId && state.DestroyedPapers.ContainsKey(d.Code)) is { } paper
            ? $"Surat ini sudah dimusnahkan. {state.DestroyedPapers[paper.Code].Ground}."
            : null;

    private static DocumentView Of(DocumentEntry entry, CaseState state)
    {
        var (gone, file) = (
            state.DestroyedPapers.GetValueOrDefault(entry.Code),
            DestroyedPaper(state, entry.FileId) is null ? entry.FileId : null
        );
        return new(
            entry.Code,
            entry.Person,
            entry.Result,
            entry.Waiver,
            file is not null,
            file,
            entry.At,
            gone?.At,
            gone?.Ground,
            state.VersionOf(Keyed.Paper(DocumentEntry.KeyOf(entry.Code, entry.Person)))
        );
    }

    private static string Number(string number, Grant sight) =>
        sight switch
        {
            Grant.Open => number,
            Grant.Masked => IdentityText.Mask(number),
            _ => "",
        };

    private static Applicant? Of(Applicant? applicant, Grant sight) =>
        sight == Grant.Open ? applicant
        : applicant is null ? null
        : applicant with { Telepon = sight == Grant.Masked ? IdentityText.MaskPhone(applicant.Telepon) : null, Alamat = null };

    private static ParticipantView Of(string key, Participant p, CaseState state, Grant sight) =>
        new(
            key,
            Number(p.NoKk, sight),
            Number(p.Nik, sight),
            p.Nama,
            sight == Grant.Open ? p.TempatLahir : null,
            sight == Grant.Open ? p.TanggalLahir : null,
            p.JenisKelamin,
            p.Status,
            p.HubunganKeluarga,
            sight == Grant.Open ? p.Alamat : null,
            p.Faskes,
            state.ConfirmedMismatches.Contains(key),
            state.Segments.TryGetValue(key, out var s) ? s.Result : null,
            state.VersionOf(Keyed.Person(key)),
            state.VersionOf(Keyed.Segment(key)),
            state.Courses.TryGetValue(key, out var c)
                ? new(
                    c.State,
                    PersonStates.LabelOf(c.State),
                    c.Since,
                    c.ReasonCode,
                    c.Ended,
                    c.ActiveFrom,
                    c.CardNo is not null,
                    c.IsEmergency
                )
                : null
        );
}
