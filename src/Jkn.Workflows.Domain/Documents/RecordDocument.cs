using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>What was found of one checklist item. A paper that does not fit needs a note.</summary>
public sealed record RecordDocument(
    string Code,
    string Result,
    string? Nomor = null,
    string? Penerbit = null,
    string? Tanggal = null,
    string? Catatan = null,
    string? FileId = null,
    string? Person = null
) : Command
{
    public static readonly IReadOnlyList<string> Results = ["ADA_LENGKAP", "ADA_TIDAK_SESUAI", "TIDAK_ADA"];

    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (!DocumentCheck.Codes(on.Office.Region).Contains(Code))
            return Decision.Reject("document-unknown", "Dokumen ini tidak ada di daftar periksa daerah.", "code");
        if (!Results.Contains(Result))
            return Decision.Reject("result-unknown", "Hasil harus ADA_LENGKAP, ADA_TIDAK_SESUAI atau TIDAK_ADA.", "result");
        if (Result == "ADA_TIDAK_SESUAI" && string.IsNullOrWhiteSpace(Catatan))
            return Decision.Reject("note-missing", "Catatan wajib diisi bila dokumen tidak sesuai.", "catatan");
        if (KeyedDate.Refusal(Tanggal, "tanggal", "Tanggal surat", on.LocalNow.Date) is { } noDay)
            return Decision.Reject(noDay);
        if (on.Office.Typeface?.Refusal([("nomor", Nomor), ("penerbit", Penerbit), ("catatan", Catatan)]) is { } unprintable)
            return Decision.Reject(unprintable);
        var key = DocumentEntry.KeyOf(Code, Person);
        on.Emit(
            new CaseEvent.DocumentRecorded(
                key,
                new(Code, Result, on.Actor.Id, on.Now)
                {
                    Nomor = Nomor,
                    Penerbit = Penerbit,
                    Tanggal = Tanggal,
                    Catatan = Catatan,
                    FileId = FileId ?? on.State.Documents.GetValueOrDefault(key)?.FileId,
                }
            )
        );
        return on.Unless(EmergencyPapers.OpenBranches(on));
    }
}
