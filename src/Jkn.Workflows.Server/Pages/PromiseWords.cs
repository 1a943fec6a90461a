using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// The promise as screens and receipts say it: when the case is proposed, when it is decided, and whether a calendar is still missing
/// (AC-28).
/// </summary>
internal static class PromiseWords
{
    public static string? Of(CaseState state, PageTime time)
    {
        if (state.Promise is not { } promise)
            return null;
        var entry = state
            .BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
            .OrderBy(e => e.DeliverBy)
            .LastOrDefault();
        var proposed = entry is null ? "" : $"diusulkan {time.Date(entry.DeliverBy, state.Region)}, ";
        return $"{PageTime.Date(promise.Date)} ({proposed}{promise.Text}){Provisional(promise)}";
    }

    /// <summary>The last day to bring what is missing; null when the file waits without end.</summary>
    public static string? BringBy(CaseState state, PageTime time) =>
        state.Status == CaseStatus.Returned && state.Clocks.Values.FirstOrDefault(c => c.Takes is not null) is { } ends
            ? time.Date(ends.DueAt, state.Region)
            : null;

    /// <summary>What a state means for the one who asks, and what she does next. Null where the state says it all.</summary>
    public static string? Meaning(CaseState state) =>
        state.Status switch
        {
            CaseStatus.Received or CaseStatus.Checking => "Petugas sedang memeriksa kelengkapan berkas.",
            CaseStatus.Registered or CaseStatus.Verifying => "Berkas lengkap. Petugas sedang mencatat dan memeriksa data peserta.",
            CaseStatus.Ready or CaseStatus.InBatch =>
                "Data sudah benar. Nama peserta menunggu diusulkan ke BPJS Kesehatan pada tanggal di bawah ini. Anda tidak perlu datang.",
            CaseStatus.Sent => "Nama peserta sudah diusulkan. Menunggu jawaban BPJS Kesehatan. Anda tidak perlu datang.",
            CaseStatus.Active => "Kepesertaan sudah ditetapkan BPJS Kesehatan.",
            CaseStatus.Failed =>
                "BPJS Kesehatan belum menerima usulan ini. Petugas sedang menindaklanjutinya; tanyakan di loket apa yang perlu diperbaiki.",
            CaseStatus.Rejected or CaseStatus.NotRegistrable => "Permohonan tidak dapat diteruskan. Alasannya dijelaskan di loket.",
            CaseStatus.Expired => "Kelengkapan tidak dibawa sampai batas waktunya. Anda dapat mengajukan permohonan baru.",
            _ => null,
        };

    /// <summary>What a person's state means for the family, and what it does next. Null where the state says it all.</summary>
    public static string? Meaning(string personState) =>
        personState switch
        {
            PersonStates.AwaitingNik => "Kabari kantor bila NIK sudah terbit.",
            PersonStates.Returned => "Ada yang harus dilengkapi; hubungi loket.",
            PersonStates.InBatch => "Menunggu diusulkan ke BPJS Kesehatan. Anda tidak perlu datang.",
            PersonStates.Proposed or PersonStates.Unanswered => "Menunggu jawaban BPJS Kesehatan. Anda tidak perlu datang.",
            PersonStates.Failed => "Petugas sedang menindaklanjutinya; tanyakan di loket apa yang perlu diperbaiki.",
            PersonStates.CardHere => "Bawa identitas dan tanda terima untuk mengambil kartunya.",
            _ => null,
        };

    private static string Provisional(PromiseGiven promise) =>
        promise.Provisional ? $" (sementara: kalender {promise.Date[..4]} belum ada)" : "";
}
