using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Clocks;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// Fills a text from a case. There is no word for a NIK, a paper of treatment or an illness: what has no name cannot slip into a message.
/// </summary>
public static partial class NoticeText
{
    /// <param name="people">Keys of the participants it is about; null: the case as a whole.</param>
    public static string Fill(string text, CaseState state, Office office, IReadOnlyCollection<string>? people = null)
    {
        var entry = state
            .BatchEntries.Values.Where(e => e.Outcome is not null && (people is null || people.Contains(e.Person)))
            .MaxBy(e => e.DeliverBy);
        var filled = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nomor"] = state.CaseNo ?? state.Batch?.No ?? "berkas Anda",
            ["nama"] = state.Applicant?.Nama ?? "Pemohon",
            ["peserta"] = PeopleIn(state, people),
            ["suratRs"] = PaperOf(state, people),
            ["daerah"] = office.Region.Name,
            ["dinas"] = office.Region.Agency.Value,
            ["alasan"] = Reason(state, office, people, entry),
            ["aktif"] =
                entry?.ActiveFrom is { } date && LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var active)
                    ? Indonesian.Date(active)
                    : "tanggal yang ditetapkan BPJS Kesehatan",
            ["janji"] = state.Promise?.Text ?? "",
            ["langkah"] = Open(state, people),
        }.Aggregate(text, (t, name) => t.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));
        // A name typed as a number, a note with a NIK in it: sixteen digits never leave.
        return Digits().Replace(filled, "****************");
    }

    private static string PeopleIn(CaseState state, IReadOnlyCollection<string>? people)
    {
        var names = state.Participants.Where(p => people is null || people.Contains(p.Key)).Select(p => p.Value.Nama).ToList();
        return names.Count > 0 ? string.Join(", ", names) : state.Applicant?.Nama ?? "Pemohon";
    }

    /// <summary>What these people lack before they are ready: the tasks that are open for them, in words of the procedure.</summary>
    private static string Open(CaseState state, IReadOnlyCollection<string>? people)
    {
        var titles = state
            .WorkItems.Values.Where(w => w.Person is null || people is null || people.Contains(w.Person))
            .Select(w => w.Title)
            .Distinct()
            .ToList();
        return titles.Count > 0 ? string.Join(", ", titles) : "belum dinyatakan layak";
    }

    /// <summary>Number and date of the paper that the hospital itself wrote, so that it finds its patient; never its contents.</summary>
    private static string PaperOf(CaseState state, IReadOnlyCollection<string>? people)
    {
        var paper = state.Documents.Values.FirstOrDefault(d =>
            d is { Nomor.Length: > 0, Penerbit.Length: > 0 } && (d.Person is null || people is null || people.Contains(d.Person))
        );
        if (paper is null)
            return "surat yang Saudara terbitkan";
        return LocalDatePattern.Iso.Parse(paper.Tanggal ?? "").TryGetValue(default, out var date)
            ? $"surat nomor {paper.Nomor} tanggal {Indonesian.Date(date)}"
            : $"surat nomor {paper.Nomor}";
    }

    /// <summary>Several people have several reasons: each is named with his own.</summary>
    private static string Reason(CaseState state, Office office, IReadOnlyCollection<string>? people, BatchEntry? entry)
    {
        string Label(string? code) => (code is null ? null : office.Reasons?.Find(code)?.Label) ?? "lihat keterangan petugas";
        return people is { Count: > 1 }
            ? string.Join(
                "; ",
                people.Select(p => $"{state.Participants.GetValueOrDefault(p)?.Nama}: {Label(state.EntryOf(p)?.ReasonCode)}")
            )
            : Label(entry?.ReasonCode ?? state.ReasonCode);
    }

    [GeneratedRegex(@"\d{13,}")]
    private static partial Regex Digits();
}
