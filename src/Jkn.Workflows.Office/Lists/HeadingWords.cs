using System.Collections.Frozen;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>How well a heading in somebody's words fits a column of a layout.</summary>
internal static class HeadingWords
{
    private const int Exact = 1000,
        PerWord = 10;

    private static readonly FrozenDictionary<string, string> same = (
        "TGL:TANGGAL TGGL:TANGGAL TG:TANGGAL TMPT:TEMPAT TMP:TEMPAT TPT:TEMPAT LHR:LAHIR KELAHIRAN:LAHIR DILAHIRKAN:LAHIR JNS:JENIS "
        + "KLMN:KELAMIN KLM:KELAMIN NO:NOMOR NOMER:NOMOR NMR:NOMOR NOMOR:NOMOR HUB:HUBUNGAN HUBKEL:HUBUNGAN STS:STATUS STAT:STATUS "
        + "PERKAWINAN:KAWIN PERNIKAHAN:KAWIN NIKAH:KAWIN MARITAL:KAWIN ALMT:ALAMAT KEC:KECAMATAN KEL:KELURAHAN DS:DESA TELP:HP TLP:HP "
        + "TELPON:HP TELEPON:HP TELEPHONE:HP HANDPHONE:HP HANPHONE:HP TELEPONHP:HP WA:HP WHATSAPP:HP KONTAK:HP NM:NAMA NAME:NAMA "
        + "SURAT:EMAIL NIKAH:KAWIN"
    )
        .Split(' ')
        .Select(pair => pair.Split(':'))
        .DistinctBy(pair => pair[0])
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Words that may stand beside others without changing what the column is about; "kepala" or "ibu" would.</summary>
    private static readonly FrozenSet<string> harmless = (
        "LENGKAP CALON PESERTA ANGGOTA KELUARGA SESUAI KTP KK EL ELEKTRONIK E PENDUDUK ORANG USULAN PENERIMA BANTUAN IURAN DOMISILI "
        + "SEKARANG TINGGAL RUMAH TEMPAT AKTIF DIHUBUNGI BISA YANG DAPAT DAN ATAU DI DARI L P DIGIT 16 DD MM YYYY HH BB TTTT NOMOR KODE "
        + "DALAM PADA TERAKHIR JKN KIS PBI WARGA DUKCAPIL BPJS AKTE PENGUSUL"
    )
        .Split(' ')
        .ToFrozenSet();

    public static IReadOnlySet<string> Of(string heading) =>
        heading
            .ToUpperInvariant()
            .Split([.. heading.ToUpperInvariant().Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => same.GetValueOrDefault(word, word))
            .ToHashSet();

    /// <summary>Zero when it does not fit.</summary>
    public static int Fit(string heading, ListColumn column)
    {
        var plain = ListText.Plain(heading);
        if (plain.Length == 0)
            return 0;
        if (column.Labels.Any(label => ListText.Plain(label) == plain))
            return Exact;
        var words = Of(heading);
        return column.Labels.Max(label => Fit(words, Of(label)));
    }

    private static int Fit(IReadOnlySet<string> heading, IReadOnlySet<string> label)
    {
        if (label.Count == 0 || !heading.IsSupersetOf(label))
            return 0;
        var more = heading.Where(word => !label.Contains(word)).ToList();
        return more.TrueForAll(harmless.Contains) ? Math.Max(1, label.Count * PerWord - more.Count) : 0;
    }

    /// <summary>"Tempat/Tgl lahir", "TTL": both in one column.</summary>
    public static bool IsPlaceAndDate(string heading) =>
        Of(heading) is var words
        && (words.Contains("TTL") || (words.Contains("TEMPAT") && words.Contains("TANGGAL") && words.Contains("LAHIR")));

    /// <summary>"RT/RW": both in one column.</summary>
    public static bool IsBlock(string heading) =>
        Of(heading) is var words && words.Contains("RT") && words.Contains("RW") && !words.Contains("ALAMAT") && !words.Contains("KETUA");
}
