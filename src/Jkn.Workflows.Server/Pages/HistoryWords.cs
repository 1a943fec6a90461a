using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What happened, in a sentence for the timeline (Riwayat). No identity numbers.</summary>
internal static class HistoryWords
{
    /// <summary>
    /// Facts that only the machine needs to know: what a person did or has to know stands in another fact of the same entry. Every other
    /// fact has its words.
    /// </summary>
    public static readonly IReadOnlySet<Type> Silent = typeof(FlowEvent)
        .GetNestedTypes()
        .Except([typeof(FlowEvent.IncidentRaised), typeof(FlowEvent.IncidentResolved)])
        .Concat([
            // the code itself stands on the receipt, and on the page of who may see it
            typeof(CaseEvent.StatusCodeIssued),
            // tasks and clocks are shown as they stand; who finished what is told by WorkItemCompleted and SignOffGiven
            typeof(CaseEvent.WorkItemOpened),
            typeof(CaseEvent.WorkItemSeen),
            typeof(CaseEvent.ClockStarted),
            typeof(CaseEvent.ClockStopped),
            // the file follows each drafting and each paraf by itself
            typeof(CaseEvent.LetterTypeset),
            typeof(CaseEvent.ParafSealed),
            // notices have a page of their own
            typeof(CaseEvent.NoticeAsked),
            // what the family's step did stands with that step; how far a list has come is told by the person's own state
            typeof(CaseEvent.FamilyStepPassed),
            typeof(CaseEvent.BatchFollowed),
        ])
        .ToHashSet();

    /// <summary>The tasks of a case by id, as they were named when they opened.</summary>
    public static IReadOnlyDictionary<string, string> TasksOf(IEnumerable<IEvent> events)
    {
        var tasks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var opened in events.OfType<CaseEvent.WorkItemOpened>())
            tasks[opened.Id] = opened.Title;
        return tasks;
    }

    /// <summary>Null for what is silent, and for what a batch's own journal tells in another fact.</summary>
    public static string? Of(IEvent happened, CaseState state, IReadOnlyDictionary<string, string>? tasks = null) =>
        happened switch
        {
            CaseEvent.OfPeople e => OfPeople(e, state),
            CaseEvent.OfCourse e => OfCourse(e, state),
            CaseEvent.OfWork e => OfWork(e, tasks),
            CaseEvent.OfClock e => OfClock(e),
            CaseEvent.OfLetter e => OfLetter(e),
            CaseEvent.OfSignature e => OfSignature(e),
            CaseEvent.OfRegister e => OfRegister(e),
            CaseEvent.OfEntry e => OfEntry(e),
            CaseEvent.OfBatch e => OfBatch(e),
            CaseEvent.OfLine e => OfLine(e),
            CaseEvent.OfArchive e => OfArchive(e),
            CaseEvent e => OfCase(e, state),
            FlowEvent.IncidentRaised e => $"Gangguan pada langkah {e.ActivityId}: {e.Message}",
            FlowEvent.IncidentResolved => "Gangguan diselesaikan",
            _ => null,
        };

    private static string? OfCase(CaseEvent happened, CaseState state) =>
        happened switch
        {
            CaseEvent.CaseOpened when state.Kind == CaseKind.Batch => null,
            CaseEvent.CaseOpened when state.Kind == CaseKind.Errand => "Memulai urusan kantor",
            CaseEvent.CaseOpened e => $"Menerima {(state.Kind == CaseKind.Complaint ? "pengaduan" : "pemohon")} lewat "
                + $"{Words.Code(e.Channel).ToLowerInvariant()} (SOP {e.Sop} versi {e.SopVersion})",
            CaseEvent.CaseNumbered e => $"Memberi nomor berkas {e.CaseNo}",
            CaseEvent.StatusChanged e => $"Keadaan menjadi {CaseStatus.LabelOf(e.Status)}",
            CaseEvent.PathChosen e => $"Jalur {Words.Code(e.Path).ToLowerInvariant()}",
            // The value may be health data: it stands with the case, not on its timeline.
            CaseEvent.FactNoted e => $"Mencatat keterangan: {NoteFact.Known.GetValueOrDefault(e.Name) ?? Words.Field(e.Name)}",
            CaseEvent.PromiseMade e => $"Janji kepada pemohon: {e.Text}{(e.Cause is null ? "" : $" (karena {e.Cause})")}",
            CaseEvent.CaseMigrated e => $"Pindah dari versi {e.FromVersion} ke versi {e.ToVersion}: {e.Reason}",
            CaseEvent.CaseClosed e => $"Menutup berkas: {CaseStatus.LabelOf(e.Status)}{(e.Note is null ? "" : $", {e.Note}")}",
            CaseEvent.NoteAdded e => $"Catatan: {e.Text}",
            CaseEvent.ExternalEventNoted e => $"Mencatat kejadian {e.Party}: {e.Evidence}",
            _ => null,
        };

    private static string NameOf(string key, CaseState state) => state.Participants.GetValueOrDefault(key)?.Nama ?? "Peserta";

    private static string? OfCourse(CaseEvent.OfCourse happened, CaseState state) =>
        happened switch
        {
            CaseEvent.CourseMoved e => $"{NameOf(e.Key, state)}: {Stands(e.State, e.ReasonCode, e.Reason)}",
            CaseEvent.CourseEnded e => $"{NameOf(e.Key, state)} selesai: {Stands(e.State, e.ReasonCode, e.Reason)}",
            CaseEvent.CourseCorrected e => $"Hasil {NameOf(e.Key, state)} dikoreksi: {Stands(e.State, e.ReasonCode, null)}",
            CaseEvent.CourseReopened e => $"{NameOf(e.Key, state)} diproses lagi: {e.Reason}",
            CaseEvent.EmergencyOpened e => $"Membuka jalur darurat bagi {NameOf(e.Key, state)}",
            CaseEvent.ErrandAsked e => $"{Sop.SopWords.Use(e.Use)} {NameOf(e.Key, state)} menjadi urusan tersendiri",
            _ => null,
        };

    private static string Stands(string state, string? code, string? reason) =>
        PersonStates.LabelOf(state).ToLowerInvariant()
        + (code is null ? "" : $" ({Words.Spell(code)})")
        + (string.IsNullOrEmpty(reason) ? "" : $", {reason}");

    private static string? OfPeople(CaseEvent.OfPeople happened, CaseState state) =>
        happened switch
        {
            CaseEvent.ApplicantRecorded e => $"Mencatat pemohon {e.Applicant.Nama}",
            CaseEvent.ParticipantRecorded e => $"Mencatat peserta {e.Participant.Nama}",
            CaseEvent.ParticipantRemoved e => $"Menghapus peserta {NameOf(e.Key, state)}",
            CaseEvent.PersonKnownElsewhere e => string.Join(' ', ParticipantRules.Elsewhere(e).Select(f => f.Message)),
            CaseEvent.DuplicateOverridden e => $"Melanjutkan NIK ganda: {e.Reason}",
            CaseEvent.MismatchConfirmed e => $"Mencocokkan NIK {NameOf(e.Key, state)} dengan KK",
            CaseEvent.SegmentChecked e => $"Cek segmen {NameOf(e.Key, state)}: {Words.Code(e.Result)}",
            CaseEvent.DocumentRecorded { Entry.Result: "" } e => $"Dokumen {Words.Spell(DocumentEntry.CodeOf(e.Code))}: (dimusnahkan)",
            CaseEvent.DocumentRecorded e => $"Dokumen {Words.Spell(e.Code)}: {Found(e.Entry)}",
            CaseEvent.FilesReturned e => $"Mengembalikan ke pemohon. Kurang: {string.Join(", ", e.Missing)}. {e.Note}",
            _ => null,
        };

    private static string Found(DocumentEntry entry) =>
        entry.Waiver is { } waiver ? $"dikecualikan ({Words.Code(waiver)})" : Words.Code(entry.Result).ToLowerInvariant();

    private static string? OfWork(CaseEvent.OfWork happened, IReadOnlyDictionary<string, string>? tasks) =>
        happened switch
        {
            CaseEvent.WorkItemAssigned { Reason: { } why } => $"Mengembalikan tugas ke meja bersama: {why}",
            CaseEvent.WorkItemAssigned e => e.To is null ? "Melepas tugas" : "Menetapkan petugas tugas",
            CaseEvent.WorkItemCompleted e => $"{tasks?.GetValueOrDefault(e.Id) ?? "Menyelesaikan tugas"}: "
                + $"{Words.Done(e.Outcome, null)}{With(e.Note)}",
            CaseEvent.WorkItemRecalled => "Menarik kembali tugas",
            CaseEvent.SignOffGiven e => $"{Words.Did(e.Outcome, e.Act)} sebagai {RoleNames.Of(e.Role)}"
                + $"{(e.Double ? " (rangkap)" : "")}{With(e.Note)}",
            CaseEvent.SignOffSkipped e => $"Tingkat {RoleNames.Of(e.Role)} dilewati: {e.Why}",
            _ => null,
        };

    private static string With(string? note) => note is null ? "" : $". Catatan: {note}";

    private static string? OfClock(CaseEvent.OfClock happened) =>
        happened switch
        {
            CaseEvent.ClockPaused => "Jam berhenti selama berkas di tangan pemohon",
            CaseEvent.ClockContinued e => $"Jam berjalan lagi: {e.Why}",
            CaseEvent.ClockReminded => "Separuh waktu sudah lewat; pelaksananya diingatkan",
            CaseEvent.ClockBreached => "Batas waktu terlewati",
            _ => null,
        };

    private static string? OfLetter(CaseEvent.OfLetter happened) =>
        happened switch
        {
            CaseEvent.LetterDrafted e => $"Menyusun surat {e.Title}",
            CaseEvent.PassagesMarked e => $"Menandai bagian surat: {string.Join("; ", e.Marks.Select(m => $"{m.Passage} ({m.Why})"))}",
            CaseEvent.LetterNumbered e => $"Memberi nomor surat {e.Number}",
            CaseEvent.LetterSent e => $"Surat menjadi {Words.Letter(e.To).ToLowerInvariant()}",
            CaseEvent.ParafsVoided => "Paraf sebelumnya dibatalkan karena isi surat berubah",
            CaseEvent.LetterFrozen { Why: { } why } => $"{why}: dibuatkan halaman baru",
            CaseEvent.LetterFrozen => "Menetapkan halaman surat yang dibaca dan ditandatangani",
            CaseEvent.LetterFaulted e => $"Surat tidak dapat dicetak: {e.Reason}",
            CaseEvent.LetterRetried => "Mencoba lagi mencetak surat",
            CaseEvent.WetInkChosen e => $"Memilih tanda tangan basah: {e.Reason}",
            _ => null,
        };

    private static string? OfSignature(CaseEvent.OfSignature happened) =>
        happened switch
        {
            CaseEvent.SignatureRequested => "Meminta tanda tangan elektronik",
            CaseEvent.SignatureFailed e => $"Tanda tangan gagal: {e.Reason}",
            CaseEvent.ScanBrought => "Mengunggah pindaian surat bertanda tangan basah; menunggu konfirmasi pejabatnya",
            CaseEvent.ScanRefused e => $"Menolak pindaian surat: {e.Reason}",
            CaseEvent.LetterSealed => "Surat ditandatangani",
            CaseEvent.LetterHandedOver e => $"Menyerahkan surat kepada {e.To}",
            CaseEvent.LetterClosed e => $"Surat {Words.Letter(e.State).ToLowerInvariant()}{(e.Reason is null ? "" : $": {e.Reason}")}",
            _ => null,
        };

    private static string? OfRegister(CaseEvent.OfRegister happened) =>
        happened switch
        {
            CaseEvent.RegisterLineAdded e => $"Mencatat di {Words.Spell(e.Register)} nomor {e.Number}",
            CaseEvent.RegisterLineFilled e => $"Melengkapi {Words.Spell(e.Register)} nomor {e.Number}",
            CaseEvent.RegisterNumberVoided e => $"Membatalkan nomor {e.Number} di {Words.Spell(e.Register)}",
            _ => null,
        };

    private static string? OfEntry(CaseEvent.OfEntry happened) =>
        happened switch
        {
            CaseEvent.BatchEntryRequested e => $"Mengusulkan ke batch {e.BatchNo}: {e.Why}",
            CaseEvent.BatchJoined => "Masuk ke daftar batch",
            CaseEvent.BatchWithdrawn e => $"Keluar dari batch: {e.Reason}",
            CaseEvent.BatchOutcome e => $"Hasil BPJS: {Words.Code(e.Outcome)}"
                + (e.ReasonCode is null ? "" : $", {Words.Spell(e.ReasonCode)}")
                + (e.ActiveFrom is null ? "" : $", aktif mulai {PageTime.Date(e.ActiveFrom)}"),
            CaseEvent.CardHandedOver => "Menyerahkan kartu",
            _ => null,
        };

    private static string? OfBatch(CaseEvent.OfBatch happened) =>
        happened switch
        {
            CaseEvent.BatchOpened e => $"Membuka batch {e.No}",
            CaseEvent.BatchLocked => "Mengunci batch",
            CaseEvent.BatchFileKept => "Menyimpan berkas daftar batch",
            CaseEvent.BatchUnlocked e => $"Membuka kunci batch: {e.Reason}",
            CaseEvent.BatchSent e => $"Menyerahkan batch, tanda terima {e.Receipt}",
            CaseEvent.BatchResultImported e => $"Mencatat hasil: {e.Matched} cocok, {e.Unknown} tidak dikenal"
                + (e.Choices is { Skipped.Length: > 0 } left ? $", {left.Skipped.Length} baris dilewati ({left.Reason})" : ""),
            CaseEvent.BatchClosed => "Menutup batch",
            _ => null,
        };

    private static string? OfLine(CaseEvent.OfLine happened) =>
        happened switch
        {
            CaseEvent.BatchLineAdded e => $"Baris {e.Line} masuk",
            CaseEvent.BatchLineRemoved e => $"Baris {e.Line} keluar: {e.Reason}",
            CaseEvent.BatchLineReady e => $"Baris {e.Line} {(e.Ready ? "selesai diperiksa" : "belum selesai diperiksa")}",
            CaseEvent.BatchLineDoubted e => $"Baris {e.Line} harus ditarik: {e.Reason}",
            CaseEvent.BatchLineResult e => $"Baris {e.Line}: {Words.Code(e.Outcome)}",
            CaseEvent.BatchLineMissing e => $"Baris {e.Line} tidak ada pada jawaban BPJS",
            CaseEvent.BatchLineConflict e => $"Baris {e.Line}: hasil bertentangan ({Words.Code(e.Outcome)})",
            CaseEvent.BatchLineVerified e => $"Baris {e.Line} diverifikasi: {Words.Code(e.Verdict)}",
            CaseEvent.BatchConflictSettled e => $"Memutuskan pertentangan baris {e.Line}: {e.Reason}",
            _ => null,
        };

    private static string? OfArchive(CaseEvent.OfArchive happened) =>
        happened switch
        {
            CaseEvent.ArchiveHeld e => $"Menahan arsip: {e.Reason}",
            CaseEvent.ArchiveHoldLifted e => $"Melepas penahanan arsip: {e.Reason}",
            CaseEvent.PapersDestroyed e => $"Surat kesehatan dimusnahkan: {e.Ground}",
            CaseEvent.DataDestroyed e => $"Data pribadi dimusnahkan: {e.Ground}",
            _ => null,
        };
}
