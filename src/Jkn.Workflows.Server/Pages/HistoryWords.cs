using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// What happened, in a sentence for the timeline (Riwayat). Null for what only the machine needs to know. No identity numbers.
/// </summary>
internal static class HistoryWords
{
    /// <summary>The tasks of a case by id, as they were named when they opened.</summary>
    public static IReadOnlyDictionary<string, string> TasksOf(IEnumerable<IEvent> events)
    {
        var tasks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var opened in events.OfType<CaseEvent.WorkItemOpened>())
            tasks[opened.Id] = opened.Title;
        return tasks;
    }

    public static string? Of(IEvent happened, CaseState state, IReadOnlyDictionary<string, string>? tasks = null) =>
        happened switch
        {
            CaseEvent.CaseOpened when state.Kind == CaseKind.Batch => null,
            CaseEvent.CaseOpened e =>
                $"Menerima {(state.Kind == CaseKind.Complaint ? "pengaduan" : "pemohon")} lewat {Words.Code(e.Channel).ToLowerInvariant()} (SOP {e.Sop} versi {e.SopVersion})",
            CaseEvent.CaseNumbered e => $"Memberi nomor berkas {e.CaseNo}",
            CaseEvent.StatusChanged e => $"Keadaan menjadi {CaseStatus.LabelOf(e.Status)}",
            CaseEvent.PathChosen e => $"Jalur {Words.Code(e.Path).ToLowerInvariant()}",
            CaseEvent.PromiseMade e => $"Janji kepada pemohon: {e.Text}{(e.Cause is null ? "" : $" (karena {e.Cause})")}",
            CaseEvent.CaseMigrated e => $"Pindah dari versi {e.FromVersion} ke versi {e.ToVersion}: {e.Reason}",
            CaseEvent.CaseClosed e => $"Menutup berkas: {CaseStatus.LabelOf(e.Status)}{(e.Note is null ? "" : $", {e.Note}")}",
            CaseEvent.ApplicantRecorded e => $"Mencatat pemohon {e.Applicant.Nama}",
            CaseEvent.ParticipantRecorded e => $"Mencatat peserta {e.Participant.Nama}",
            CaseEvent.ParticipantRemoved e => $"Menghapus peserta {e.Key}",
            CaseEvent.DuplicateOverridden e => $"Melanjutkan NIK ganda: {e.Reason}",
            CaseEvent.MismatchConfirmed e => $"Mencocokkan NIK peserta {e.Key} dengan KK",
            CaseEvent.SegmentChecked e => $"Cek segmen peserta {e.Key}: {Words.Code(e.Result)}",
            CaseEvent.DocumentRecorded { Entry.Result: "" } e => $"Dokumen {Words.Spell(e.Code)}: (dimusnahkan)",
            CaseEvent.DocumentRecorded e =>
                $"Dokumen {Words.Spell(e.Code)}: {(e.Entry.Waiver is { } waiver ? $"dikecualikan ({Words.Code(waiver)})" : Words.Code(e.Entry.Result).ToLowerInvariant())}",
            CaseEvent.FilesReturned e => $"Mengembalikan ke pemohon. Kurang: {string.Join(", ", e.Missing)}. {e.Note}",
            CaseEvent.NoteAdded e => $"Catatan: {e.Text}",
            CaseEvent.PassagesMarked e => $"Menandai bagian surat: {string.Join("; ", e.Marks.Select(m => $"{m.Passage} ({m.Why})"))}",
            CaseEvent.WorkItemAssigned { Reason: { } why } => $"Mengembalikan tugas ke meja bersama: {why}",
            CaseEvent.WorkItemAssigned e => e.To is null ? "Melepas tugas" : "Menetapkan petugas tugas",
            CaseEvent.WorkItemCompleted e =>
                $"{tasks?.GetValueOrDefault(e.Id) ?? "Menyelesaikan tugas"}: {Words.Done(e.Outcome, null)}{(e.Note is null ? "" : $". Catatan: {e.Note}")}",
            CaseEvent.WorkItemRecalled => "Menarik kembali tugas",
            CaseEvent.SignOffGiven e =>
                $"{Words.Did(e.Outcome, e.Act)} sebagai {RoleNames.Of(e.Role)}{(e.Double ? " (rangkap)" : "")}{(e.Note is null ? "" : $". Catatan: {e.Note}")}",
            CaseEvent.SignOffSkipped e => $"Tingkat {RoleNames.Of(e.Role)} dilewati: {e.Why}",
            CaseEvent.ClockBreached => "Batas waktu terlewati",
            CaseEvent.LetterDrafted e => $"Menyusun surat {e.Title}",
            CaseEvent.LetterNumbered e => $"Memberi nomor surat {e.Number}",
            CaseEvent.ParafsVoided => "Paraf sebelumnya dibatalkan karena isi surat berubah",
            CaseEvent.SignatureRequested => "Meminta tanda tangan elektronik",
            CaseEvent.SignatureFailed e => $"Tanda tangan gagal: {e.Reason}",
            CaseEvent.LetterSealed => "Surat ditandatangani",
            CaseEvent.LetterHandedOver e => $"Menyerahkan surat kepada {e.To}",
            CaseEvent.LetterClosed e => $"Surat {Words.Letter(e.State).ToLowerInvariant()}{(e.Reason is null ? "" : $": {e.Reason}")}",
            CaseEvent.RegisterLineAdded e => $"Mencatat di {Words.Spell(e.Register)} nomor {e.Number}",
            CaseEvent.RegisterLineFilled e => $"Melengkapi {Words.Spell(e.Register)} nomor {e.Number}",
            CaseEvent.BatchEntryRequested e => $"Mengusulkan ke batch {e.BatchNo}: {e.Why}",
            CaseEvent.BatchJoined => "Masuk ke daftar batch",
            CaseEvent.BatchWithdrawn e => $"Keluar dari batch: {e.Reason}",
            CaseEvent.BatchOutcome e =>
                $"Hasil BPJS: {Words.Code(e.Outcome)}{(e.ReasonCode is null ? "" : $", {Words.Spell(e.ReasonCode)}")}{(e.ActiveFrom is null ? "" : $", aktif mulai {PageTime.Date(e.ActiveFrom)}")}",
            CaseEvent.CardHandedOver => "Menyerahkan kartu",
            CaseEvent.BatchOpened e => $"Membuka batch {e.No}",
            CaseEvent.BatchLineAdded e => $"Baris {e.Line} masuk",
            CaseEvent.BatchLineRemoved e => $"Baris {e.Line} keluar: {e.Reason}",
            CaseEvent.BatchLocked => "Mengunci batch",
            CaseEvent.BatchUnlocked e => $"Membuka kunci batch: {e.Reason}",
            CaseEvent.BatchSent e => $"Menyerahkan batch, tanda terima {e.Receipt}",
            CaseEvent.BatchResultImported e => $"Mencatat hasil: {e.Matched} cocok, {e.Unknown} tidak dikenal",
            CaseEvent.BatchLineResult e => $"Baris {e.Line}: {Words.Code(e.Outcome)}",
            CaseEvent.BatchLineConflict e => $"Baris {e.Line}: hasil bertentangan ({Words.Code(e.Outcome)})",
            CaseEvent.BatchLineVerified e => $"Baris {e.Line} diverifikasi: {Words.Code(e.Verdict)}",
            CaseEvent.BatchConflictSettled e => $"Memutuskan pertentangan baris {e.Line}: {e.Reason}",
            CaseEvent.ExternalEventNoted e => $"Mencatat kejadian {e.Party}: {e.Evidence}",
            CaseEvent.ArchiveHeld e => $"Menahan arsip: {e.Reason}",
            CaseEvent.ArchiveHoldLifted e => $"Melepas penahanan arsip: {e.Reason}",
            CaseEvent.PapersDestroyed e => $"Surat kesehatan dimusnahkan: {e.Ground}",
            CaseEvent.DataDestroyed e => $"Data pribadi dimusnahkan: {e.Ground}",
            FlowEvent.IncidentRaised e => $"Gangguan pada langkah {e.ActivityId}: {e.Message}",
            FlowEvent.IncidentResolved => "Gangguan diselesaikan",
            _ => null,
        };
}
