using Jkn.Workflows.Domain.Cases;
using NodaTime;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>
/// How long a closed case, batch or complaint is kept: the region's years from its local day of closing, whole days. What lies in an
/// open or still kept batch waits for it, since the batch holds a copy of its people.
/// </summary>
public static class RetentionRules
{
    /// <summary>The last local day on which it is still kept; null while it is open.</summary>
    public static LocalDate? KeptUntil(CaseState state, Office office) =>
        KeptUntil(state, office, office.Region.Retention.CaseFileYears.Value);

    internal static LocalDate? KeptUntil(CaseState state, Office office, int years) =>
        state.ClosedAt is { } closed ? office.Time.Local(closed).Date.PlusYears(years) : null;

    /// <summary>Why it may not be destroyed now; null when it may.</summary>
    public static Rejection? WhyNot(CaseState state, Office office, DateTimeOffset now) =>
        WhyNot(state, KeptUntil(state, office), office, now, "Berkas ini");

    internal static Rejection? WhyNot(CaseState state, LocalDate? keptUntil, Office office, DateTimeOffset now, string what)
    {
        if (keptUntil is not { } until)
            return new("case-open", "Berkas ini belum ditutup.");
        if (state.Hold is not null)
            return new("archive-held", "Berkas ini ditahan sebagai arsip.");
        return office.Time.Local(now).Date <= until
            ? new("retention-running", $"{what} disimpan sampai {Clocks.Indonesian.Date(until)}.")
            : null;
    }

    /// <summary>The day up to which closings are over their time today: what was closed on it or before may go.</summary>
    public static LocalDate ClosedUntil(Office office, DateTimeOffset now) =>
        LastDay(office, now, office.Region.Retention.CaseFileYears.Value);

    /// <summary>The last local day whose things need not be kept today, when they are kept so many years.</summary>
    public static LocalDate LastDay(Office office, DateTimeOffset now, int years) =>
        office.Time.Local(now).Date.PlusYears(-years).PlusDays(-1);

    /// <summary>What is lost when it is destroyed, in words and numbers only.</summary>
    public static string FallsAway(CaseState state)
    {
        (int Count, string Words)[] parts =
        [
            (state.Batch?.Lines.Count ?? 0, "baris daftar"),
            (state.Participants.Count, "peserta"),
            (state.Documents.Count, "dokumen"),
            (state.Letters.Count, "isi surat"),
            (state.Notes.Length, "catatan"),
        ];
        var named = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Words}"));
        return named.Length == 0 ? "data pemohon" : named;
    }
}
