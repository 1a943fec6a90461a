using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Clocks;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// Fills a text from a case. There is no word for a NIK, a paper of treatment or an illness: what has no name cannot slip into a message.
/// </summary>
public static partial class NoticeText
{
    public static string Fill(string text, CaseState state, Office office)
    {
        var entry = state.BatchEntries.Values.Where(e => e.Outcome is not null).MaxBy(e => e.DeliverBy);
        var reason = entry?.ReasonCode ?? state.ReasonCode;
        var filled = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nomor"] = state.CaseNo ?? state.Batch?.No ?? "berkas Anda",
            ["nama"] = state.Applicant?.Nama ?? "Pemohon",
            ["daerah"] = office.Region.Name,
            ["dinas"] = office.Region.Agency.Value,
            ["alasan"] = reason is null ? "lihat keterangan petugas" : office.Reasons?.Find(reason)?.Label ?? "lihat keterangan petugas",
            ["aktif"] =
                entry?.ActiveFrom is { } date && LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var active)
                    ? Indonesian.Date(active)
                    : "tanggal yang ditetapkan BPJS Kesehatan",
            ["janji"] = state.Promise?.Text ?? "",
        }.Aggregate(text, (t, name) => t.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));
        // A name typed as a number, a note with a NIK in it: sixteen digits never leave.
        return Digits().Replace(filled, "****************");
    }

    [GeneratedRegex(@"\d{13,}")]
    private static partial Regex Digits();
}
