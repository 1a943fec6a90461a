using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Cases;

// Who is in the case, and what was found of their papers.
public sealed partial record CaseState
{
    /// <summary>NIK of those who became active by this case.</summary>
    public IEnumerable<string> ActiveNiks() =>
        Participants
            .Where(p => BatchResults.GetValueOrDefault(p.Key) is LineResults.Active or LineResults.NoCard && p.Value.Nik.Length > 0)
            .Select(p => p.Value.Nik);

    /// <summary>Card numbers that came for people of this case, each with its owner's NIK.</summary>
    public IEnumerable<(string CardNo, string Nik)> CardOwners() =>
        from entry in BatchEntries.Values
        from card in entry.Cards
        select (card.Value, Participants.GetValueOrDefault(card.Key)?.Nik ?? "");

    private CaseState ApplyPeople(CaseEvent.OfPeople happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.ApplicantRecorded e => this with { Applicant = e.Applicant, Versions = Counted(Keyed.Applicant) },
            // A segment check is of a NIK: another NIK has none yet.
            CaseEvent.ParticipantRecorded e => this with
            {
                Participants = Participants.SetItem(e.Key, e.Participant),
                Courses = CoursesWith(e.Key, e.Participant, stamp),
                Versions = Counted(Keyed.Person(e.Key)),
                ConfirmedMismatches = ConfirmedMismatches.Remove(e.Key),
                KnownElsewhere =
                    Participants.GetValueOrDefault(e.Key)?.Nik == e.Participant.Nik ? KnownElsewhere : KnownElsewhere.Remove(e.Key),
                // Another person under the same key: what was found of the former one does not hold.
                Segments = Participants.GetValueOrDefault(e.Key)?.Nik == e.Participant.Nik ? Segments : Segments.Remove(e.Key),
                BatchResults = Participants.GetValueOrDefault(e.Key)?.Nik == e.Participant.Nik ? BatchResults : BatchResults.Remove(e.Key),
            },
            CaseEvent.ParticipantRemoved e => this with
            {
                Participants = Participants.Remove(e.Key),
                Courses = Courses.Remove(e.Key),
                Documents = Documents.RemoveRange(Documents.Keys.Where(k => k.EndsWith($"/{e.Key}", StringComparison.Ordinal))),
                Versions = Counted(Keyed.Person(e.Key)),
                Segments = Segments.Remove(e.Key),
                KnownElsewhere = KnownElsewhere.Remove(e.Key),
                ConfirmedMismatches = ConfirmedMismatches.Remove(e.Key),
                BatchResults = BatchResults.Remove(e.Key),
            },
            CaseEvent.DuplicateOverridden => this,
            CaseEvent.PersonKnownElsewhere e => this with { KnownElsewhere = KnownElsewhere.SetItem(e.Key, e) },
            CaseEvent.MismatchConfirmed e => this with { ConfirmedMismatches = ConfirmedMismatches.Add(e.Key) },
            CaseEvent.SegmentChecked e => this with
            {
                Segments = Segments.SetItem(e.Key, (e.Check, e.Result)),
                Versions = Counted(Keyed.Segment(e.Key)),
            },
            CaseEvent.DocumentRecorded e => this with
            {
                Documents = (e.Replaces is { } former ? Documents.Remove(former) : Documents).SetItem(e.Code, e.Entry),
                Versions = Counted(Keyed.Paper(e.Code)),
            },
            CaseEvent.FilesReturned e => this with { Missing = e.Missing },
            _ => throw NoRule(happened),
        };

    private ImmutableSortedDictionary<string, int> Counted(string keyed) => Versions.SetItem(keyed, this.VersionOf(keyed) + 1);

    private CaseState WithoutPapers(ImmutableArray<string> codes, DestructionMade made) =>
        this with
        {
            Documents = Documents.SetItems(
                Documents
                    .Where(d => codes.Contains(DocumentEntry.CodeOf(d.Key)))
                    .Select(d =>
                        KeyValuePair.Create(
                            d.Key,
                            d.Value with
                            {
                                Nomor = null,
                                Penerbit = null,
                                Tanggal = null,
                                TanggalMasuk = null,
                                Catatan = null,
                            }
                        )
                    )
            ),
            DestroyedPapers = DestroyedPapers.SetItems(codes.Select(code => KeyValuePair.Create(code, made))),
        };
}
