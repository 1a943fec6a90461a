using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>What was found of one checklist item. A paper that does not fit needs a note.</summary>
public sealed record RecordDocument(
    string Code,
    string Result,
    string? Nomor = null,
    string? Penerbit = null,
    string? Tanggal = null,
    string? Catatan = null,
    string? FileId = null
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
        if (on.Office.Typeface?.Refusal([("nomor", Nomor), ("penerbit", Penerbit), ("catatan", Catatan)]) is { } unprintable)
            return Decision.Reject(unprintable);
        on.Emit(
            new CaseEvent.DocumentRecorded(
                Code,
                new(Code, Result, on.Actor.Id, on.Now)
                {
                    Nomor = Nomor,
                    Penerbit = Penerbit,
                    Tanggal = Tanggal,
                    Catatan = Catatan,
                    FileId = FileId ?? on.State.Documents.GetValueOrDefault(Code)?.FileId,
                }
            )
        );
        return on.Accept();
    }
}

/// <summary>A required item is waived, for a reason that the checklist allows and by a role that it names (A-24, AC-16).</summary>
public sealed record WaiveDocument(string Code, string Reason, string? Catatan = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (DocumentCheck.WaiverOf(on.Office.Region, Code) is not { } waiver)
            return Decision.Reject("waiver-not-allowed", "Dokumen ini tidak dapat dikecualikan.", "code");
        if (!waiver.Roles.Any(on.Actor.Has))
            return Decision.Reject("waiver-not-yours", $"Pengecualian ini hanya oleh: {string.Join(", ", waiver.Roles)}.", "code");
        if (!waiver.Reasons.Contains(Reason))
            return Decision.Reject("waiver-reason-unknown", "Alasan pengecualian tidak dikenal.", "reason");
        on.Emit(
            new CaseEvent.DocumentRecorded(
                Code,
                new(Code, "TIDAK_ADA", on.Actor.Id, on.Now)
                {
                    Waiver = Reason,
                    WaiverRole = waiver.Roles.First(on.Actor.Has),
                    Catatan = Catatan,
                }
            )
        );
        return on.Accept();
    }
}
