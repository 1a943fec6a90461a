using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>
/// What was found of one checklist item, for the whole family or for one participant. A paper that does not fit (a blurred copy, too) needs
/// a note and goes back; one that is good and says that the case cannot be registered (a family card of another region) is
/// <see cref="Unmet"/>.
/// </summary>
/// <param name="Person">Whose it is, by his key in the case; null: the whole family's.</param>
/// <param name="TanggalMasuk">Since when the patient lies in hospital, if the paper says so.</param>
public sealed record RecordDocument(
    string Code,
    string Result,
    string? Nomor = null,
    string? Penerbit = null,
    string? Tanggal = null,
    string? Catatan = null,
    string? FileId = null,
    string? Person = null,
    string? TanggalMasuk = null,
    int? IfVersion = null
) : Command
{
    public const string Unmet = "TIDAK_MEMENUHI";

    public static readonly IReadOnlyList<string> Results = ["ADA_LENGKAP", "ADA_TIDAK_SESUAI", Unmet, "TIDAK_ADA"];

    /// <summary>The answers that an item can have: only one whose validator ends the case can say that it cannot be registered.</summary>
    public static IEnumerable<string> ResultsOf(ChecklistItem item) =>
        Results.Where(r => r != Unmet || item.Validator is { EndsCase: true });

    /// <summary>Asked by the door too, before it keeps a paper that its sender could not record.</summary>
    public static Rejection? NotYours(Actor actor) => CaseRules.NotEditor(actor);

    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (Wrong(on) is { } wrong)
            return Decision.Reject(wrong);
        var (key, whole) = (DocumentEntry.KeyOf(Code, Person), on.State.Documents.GetValueOrDefault(Code));
        if (Keyed.Stale(on, Keyed.Paper(key), IfVersion, "paper-stale", "Hasil pemeriksaan dokumen ini") is { } stale)
            return Decision.Reject(stale);
        // The patient's name comes after his paper: what was recorded without it is his.
        var replaced =
            Person is not null && whole is not null && DocumentCheck.ItemOf(on.Office.Region, Code) is { For: ChecklistItemFor.Patient };
        on.Emit(
            new CaseEvent.DocumentRecorded(
                key,
                new(Code, Result, on.Actor.Id, on.Now)
                {
                    Nomor = Nomor,
                    Penerbit = Penerbit,
                    Tanggal = Tanggal,
                    Catatan = Catatan,
                    FileId = FileId ?? on.State.Documents.GetValueOrDefault(key)?.FileId ?? (replaced ? whole!.FileId : null),
                    Person = Person,
                    TanggalMasuk = TanggalMasuk,
                },
                replaced ? Code : null
            )
        );
        return on.Unless(EmergencyPapers.OpenBranches(on));
    }

    private Rejection? Wrong(Deciding on)
    {
        if (DocumentCheck.ItemOf(on.Office.Region, Code) is not { } item)
            return new("document-unknown", "Dokumen ini tidak ada di daftar periksa daerah.", "code");
        if (!Results.Contains(Result))
            return new("result-unknown", $"Hasil harus salah satu dari: {string.Join(", ", Results)}.", "result");
        if (Result == Unmet && !Validators(on.Office.Region).Any(v => v.EndsCase))
            return new("result-not-here", "Butir ini tidak dapat membuat permohonan tidak dapat didaftarkan.", "result");
        if (Result is "ADA_TIDAK_SESUAI" or Unmet && string.IsNullOrWhiteSpace(Catatan))
            return new("note-missing", "Catatan wajib diisi bila dokumen tidak sesuai.", "catatan");
        if (TanggalMasuk is not null && item.For != ChecklistItemFor.Patient)
            return Rejection.Unusable("admission-not-here", "Tanggal masuk rawat hanya untuk surat pasien.", "tanggalMasuk");
        var today = on.LocalNow.Date;
        return DocumentCheck.WrongPerson(on, item, Person)
            ?? KeyedDate.Refusal(Tanggal, "tanggal", "Tanggal surat", today)
            ?? KeyedDate.Refusal(TanggalMasuk, "tanggalMasuk", "Tanggal masuk rawat", today)
            ?? on.Office.Typeface?.Refusal([("nomor", Nomor), ("penerbit", Penerbit), ("catatan", Catatan)]);
    }

    private IEnumerable<Validator> Validators(Region region) =>
        region.Checklists.SelectMany(c => c.Items).Where(i => i.Code == Code).Select(i => i.Validator).OfType<Validator>();
}
