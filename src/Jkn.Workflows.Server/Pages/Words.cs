using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages;

/// <summary>Indonesian words for codes that the domain stores. A code without an entry is spelt out, never hidden.</summary>
internal static partial class Words
{
    /// <summary>A decision that ends the case.</summary>
    public const string Close = "Tutup";

    private static readonly Dictionary<string, string> Outcomes = new(StringComparer.Ordinal)
    {
        ["Done"] = "Selesai",
        ["BelumLengkap"] = "Belum lengkap: kembalikan ke pemohon",
        ["TidakDapatDidaftarkan"] = "Tidak dapat didaftarkan",
        ["Dilengkapi"] = "Berkas sudah dilengkapi",
        ["Dikunci"] = "Kunci batch",
        ["Ditangani"] = "Sudah ditangani",
        ["PerluWaktu"] = "Perlu waktu tambahan",
        ["Setujui"] = "Setujui",
        ["Kembalikan"] = "Kembalikan",
        ["Tolak"] = "Tolak",
        ["Perbaiki"] = "Perbaiki dan usulkan lagi",
        ["KartuSusulan"] = "Tunggu kartu susulan",
        [Close] = "Tutup berkas",
    };

    private static readonly Dictionary<string, string> Acts = new(StringComparer.Ordinal)
    {
        [Domain.Words.Acts.Check] = "Nyatakan sudah diperiksa",
        [Domain.Words.Acts.Verify] = "Nyatakan terverifikasi",
        [Domain.Words.Acts.Paraf] = "Paraf",
        [Domain.Words.Acts.Approve] = "Setujui",
        [Domain.Words.Acts.Sign] = "Tanda tangani",
    };

    private static readonly Dictionary<string, string> Results = new(StringComparer.Ordinal)
    {
        ["ADA_LENGKAP"] = "Ada, lengkap",
        ["ADA_TIDAK_SESUAI"] = "Ada, tidak sesuai",
        ["TIDAK_MEMENUHI"] = "Ada, tidak memenuhi syarat daerah ini",
        ["TIDAK_ADA"] = "Tidak ada",
        ["LAYAK"] = "Layak",
        ["TIDAK_LAYAK"] = "Tidak layak",
        ["PERLU_KEPUTUSAN"] = "Perlu keputusan",
        ["DUPLIKAT"] = "Duplikat",
        ["DITOLAK"] = "Ditolak",
        [LineResults.Active] = "Aktif",
        [LineResults.Failed] = "Gagal",
        [LineResults.NoCard] = "Aktif, kartu menyusul",
        ["LOKET_KANTOR"] = "Loket kantor",
        ["MPP"] = "Mal Pelayanan Publik",
        ["KELURAHAN"] = "Kelurahan",
        ["IMPOR"] = "Impor",
        ["BATCH"] = "Batch",
        ["EMERGENSI"] = "Darurat",
        ["BPJS"] = "BPJS Kesehatan",
        ["RS"] = "Rumah sakit",
        ["BIASA"] = "Biasa",
        ["PLH"] = "Plh.",
        ["PLT"] = "Plt.",
        ["DEFINITIF"] = "",
    };

    /// <summary>Written in capitals by everybody.</summary>
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal)
    {
        "BPJS",
        "EDABU",
        "KIS",
        "KK",
        "KTP",
        "NIK",
        "PBI",
        "PKS",
        "RS",
        "SK",
        "SKM",
        "SKTM",
    };

    /// <summary>What a button says that ends a task this way. A sign-off's way forward is named by its act.</summary>
    public static string Outcome(string outcome, string? act = null) =>
        act is not null && outcome == SignOff.Forward ? Acts.GetValueOrDefault(act, act)
        : outcome.StartsWith(SignOff.Back + ":", StringComparison.Ordinal) ? $"Kembalikan ke {Spell(outcome[(SignOff.Back.Length + 1)..])}"
        : Outcomes.TryGetValue(outcome, out var word) ? word
        : Spell(outcome);

    /// <summary>What a task's ending is called on its button: the act, not just "Selesai".</summary>
    public static string Finish(string kind) =>
        kind switch
        {
            WorkKinds.DraftLetter => "Kirim surat",
            WorkKinds.IssueLetter => "Catat surat diserahkan",
            WorkKinds.HandOverCard => "Serahkan kartu",
            WorkKinds.SendBatch => "Catat pengiriman",
            _ => Outcomes["Done"],
        };

    /// <summary>What was done, behind the task's title: "Menandatangani surat: sudah ditandatangani".</summary>
    public static string Done(string outcome, string? act) =>
        (outcome, act) switch
        {
            (SignOff.Forward, Domain.Words.Acts.Check) => "sudah diperiksa",
            (SignOff.Forward, Domain.Words.Acts.Verify) => "sudah diverifikasi",
            (SignOff.Forward, Domain.Words.Acts.Paraf) => "sudah diparaf",
            (SignOff.Forward, Domain.Words.Acts.Approve) => "sudah disetujui",
            (SignOff.Forward, Domain.Words.Acts.Sign) => "sudah ditandatangani",
            ("Done", _) => "selesai",
            (SignOff.Rejected, _) => "ditolak",
            (SignOff.Back, _) => "dikembalikan",
            (PeriksaBerkas.Incomplete, _) => "belum lengkap, dikembalikan ke pemohon",
            ("Dikunci", _) => "batch sudah dikunci",
            _ => Outcome(outcome, act) is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : "selesai",
        };

    /// <summary>A sign-off as the timeline tells it, an act of a person like the others there.</summary>
    public static string Did(string outcome, string? act) =>
        outcome == SignOff.Rejected ? "Menolak"
        : outcome.StartsWith(SignOff.Back, StringComparison.Ordinal) ? "Meng" + Outcome(outcome, act)[1..]
        : outcome != SignOff.Forward ? Outcome(outcome, act)
        : act switch
        {
            Domain.Words.Acts.Check => "Menyatakan sudah diperiksa",
            Domain.Words.Acts.Verify => "Menyatakan terverifikasi",
            Domain.Words.Acts.Paraf => "Memaraf",
            Domain.Words.Acts.Approve => "Menyetujui",
            Domain.Words.Acts.Sign => "Menandatangani",
            _ => Outcome(outcome, act),
        };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["nikIbu"] = "NIK ibu",
        ["kepada"] = "Kepada (Yth.)",
        ["tujuan"] = "Dikirim ke",
        ["periode"] = "Periode usulan (tahun-bulan)",
        ["batasUsulan"] = "Batas usulan",
        ["batch"] = "Nomor batch",
        ["nomorRawatInap"] = "Nomor surat rawat inap",
        ["tanggalRawatInap"] = "Tanggal surat rawat inap",
    };

    /// <summary>A field of a letter as its form and its reader see it.</summary>
    public static string Field(string name) => Fields.GetValueOrDefault(name) ?? Spell(name);

    public static string Act(string? act) => act is null ? "" : Acts.GetValueOrDefault(act, act);

    public static string Code(string? code) => code is null ? "" : Results.GetValueOrDefault(code, Spell(code));

    /// <summary>A clock that a step of its own starts is named after that step; here it is the limit itself.</summary>
    public static string Clock(string title) =>
        title.StartsWith("Mulai hitung ", StringComparison.Ordinal) ? "Batas " + title["Mulai hitung ".Length..] : title;

    /// <summary>A paper is there or not; a check comes out right or not.</summary>
    public static string Found(string result, Domain.Regions.ChecklistItemKind kind) =>
        kind == Domain.Regions.ChecklistItemKind.Paper
            ? Code(result)
            : result switch
            {
                "ADA_LENGKAP" => "Sesuai",
                "ADA_TIDAK_SESUAI" => "Tidak sesuai",
                _ => "Tidak dapat diperiksa",
            };

    public static string Capacity(string? capacity, string who) => capacity is "PLH" or "PLT" ? $"{Results[capacity]} {who}" : who;

    public static string Letter(string state) => Spell(state);

    public static string Letter(LetterState state) => Spell(state.ToString());

    /// <summary>"BelumLengkap" and "ADA_LENGKAP" as words.</summary>
    public static string Spell(string code)
    {
        // Words already, as a region's file wrote them.
        if (code.Contains(' '))
            return code;
        if (code is "True" or "False")
            return code == "True" ? "Ya" : "Tidak";
        var words = string.Join(
                ' ',
                (code.Any(char.IsLower) ? Hump().Replace(code, " ") : code)
                    .Split('_', ' ')
                    .Select(w => Short.Contains(w) ? w : w.ToLowerInvariant())
            )
            .Trim();
        return words.Length == 0 ? code : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A case's state; while its people go their own ways with how many stand where.</summary>
    public static string State(CaseState state) =>
        state.Status == CaseStatus.Running
            ? $"{CaseStatus.LabelOf(state.Status)}: {CourseSummary.Of(state.Courses.Values)}"
            : CaseStatus.LabelOf(state.Status);

    /// <summary>The names in a list as definitions write them.</summary>
    public static string[] List(string? text) => (text ?? "").Split([',', ' ', '\n', '[', ']', '"'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Ways out of a task that nobody can take back.</summary>
    public static string? Warning(string kind, string outcome) =>
        (kind, outcome) switch
        {
            (_, SignOff.Rejected) => "Yakin menolak? Alasan wajib diisi, dan penolakan tidak dapat dibatalkan.",
            (WorkKinds.DocumentCheck, PeriksaBerkas.NotRegistrable) =>
                "Permohonan akan ditutup sebagai tidak dapat didaftarkan. Pemohon diberi tahu, dan berkas tidak dapat dibuka lagi.",
            (WorkKinds.Decision, Close) =>
                "Berkas akan ditutup dan pemohon diberi tahu. Alasan wajib diisi pada catatan; berkas yang ditutup tidak dapat "
                    + "dibuka lagi.",
            (WorkKinds.LockBatch, _) => "Batch akan dikunci dan tidak dapat diubah.",
            (WorkKinds.SendBatch, _) => "Batch dicatat sudah diserahkan. Perbaikan sesudah ini hanya lewat batch susulan.",
            _ => null,
        };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();
}
