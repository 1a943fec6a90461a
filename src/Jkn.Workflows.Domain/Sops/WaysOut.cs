using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>What an admin can do about a problem, by its code.</summary>
public static class WaysOut
{
    private static readonly Dictionary<string, string> byCode = new(StringComparer.Ordinal)
    {
        ["label-names-actor"] = "Ubah nama langkah: mulai dengan kata kerja dan hilangkan pelakunya.",
        ["label-not-verb"] = "Ubah nama langkah agar diawali kata kerja, misalnya \"Memeriksa …\".",
        ["label-too-long"] = "Ringkas nama langkah menjadi paling banyak 120 huruf; rinciannya ke Keterangan.",
        ["requirements-missing"] = "Isi Kelengkapan pada bagian Mutu Baku langkah ini.",
        ["output-missing"] = "Isi Output pada bagian Mutu Baku langkah ini.",
        ["time-missing"] = "Isi Waktu dan satuannya pada bagian Mutu Baku, atau akui bila memang tidak ditetapkan.",
        ["source-missing"] = "Isi Sumber: baris dokumen, asumsi A-nn, atau \"ditetapkan NOMOR\".",
        ["source-unreadable"] = "Tulis sumber seperti \"S3:L162; waktu asumsi A-10; pelaksana asumsi X-15\".",
        ["performer-unknown"] = "Pilih pelaksana yang ada di daerah ini, atau tambahkan peran pada pengaturan daerah.",
        ["lane-empty"] = "Angkat pejabat atau tambahkan akun dengan peran itu sebelum SOP berlaku, atau ganti pelaksana langkah.",
        ["role-not-here"] = "Pilih peran yang ada di daerah ini, atau tambahkan peran pada pengaturan daerah.",
        ["port-closed"] = "Hapus sambungan itu, atau izinkan jalannya (misalnya centang \"Boleh menolak\").",
        ["outcome-unconnected"] = "Tarik sambungan dari hasil itu ke langkah berikutnya.",
        ["decision-one-way"] = "Sambungkan paling sedikit dua hasil, atau ganti dengan langkah biasa.",
        ["node-unreachable"] = "Sambungkan langkah ini dari langkah sebelumnya, atau hapus.",
        ["clock-parts-exceed"] = "Perpanjang batasnya, atau perpendek waktu langkah-langkah di dalamnya.",
        ["clock-invalid"] = "Isi bilangan bulat dan pilih satuannya.",
        ["component-missing"] = "Isi komponen itu pada Lembar SOP di halaman versi ini.",
        ["sub-version-not-legalised"] = "Ajukan dan sahkan sub-alur itu lebih dulu.",
        ["too-many-parafs"] = "Kurangi jenjang paraf, atau akui bila memang dikehendaki.",
        ["level-off"] =
            "Nyalakan tingkat itu mulai versi ini (Kepala Dinas, di Pejabat), hapus langkahnya, atau akui bila memang dilewati.",
        ["letter-unnamed"] = "Isi Surat pada bagian Tanda tangan: surat mana yang diparaf atau ditandatangani.",
        ["type-unknown"] = "Ganti langkah ini dengan jenis yang tersedia; isinya tetap tersimpan sampai diganti.",
        ["type-unsupported"] = "Ganti langkah ini dengan jenis yang tersedia.",
        ["dispatch-not-here"] =
            "Ganti dengan \"Jalankan alur\" (sub-alur di dalam berkas yang sama); untuk banyak butir, ulangi dengan \"Untuk setiap\".",
        ["expression-invalid"] = "Perbaiki ungkapan pada masukan itu, atau pakai nilai tetap.",
        ["checklist-unknown"] = "Pilih daftar periksa yang ada.",
        ["register-unknown"] = "Pilih buku register yang ada.",
        ["batch-kind-unknown"] = "Pilih jenis batch yang ada.",
        ["merge-may-stall"] = "Ganti cara gabung menjadi yang pertama, atau pastikan semua cabang sampai ke sana.",
        ["start-missing"] = "Tambahkan langkah Mulai.",
        ["end-missing"] = "Tambahkan langkah Selesai.",
    };

    public static string For(string code) => byCode.GetValueOrDefault(code, "Buka langkah itu di perancang dan perbaiki.");
}
