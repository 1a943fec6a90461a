using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Publishing;

/// <summary>A step is named by a verb, without its performer (PermenPANRB 35/2012).</summary>
internal static class StepWording
{
    // Active verbs begin with me- or ber-; these are the imperatives that offices write.
    private static readonly HashSet<string> verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "isi",
        "mulai",
        "periksa",
        "catat",
        "terima",
        "serahkan",
        "kirim",
        "cetak",
        "buat",
        "susun",
        "paraf",
        "tanda",
        "tandatangani",
        "tunggu",
        "beri",
        "beritahu",
        "hubungi",
        "tutup",
        "simpan",
        "arsipkan",
        "ajukan",
        "usulkan",
        "verifikasi",
        "validasi",
        "cek",
        "input",
        "entri",
        "lengkapi",
        "kembalikan",
        "putuskan",
        "pilih",
        "bagi",
        "gabung",
        "ambil",
        "antar",
        "kunci",
        "buka",
        "daftar",
        "daftarkan",
        "hitung",
        "tetapkan",
        "sahkan",
        "teruskan",
        "disposisi",
        "telaah",
        "umumkan",
        "pantau",
        "laporkan",
        "selesai",
        "akhiri",
        "jalankan",
        "tarik",
    };

    public static IEnumerable<DefinitionProblem> Check(OfficeActivity node, string called, Office office)
    {
        var label = called.Trim();
        var first = label.Split(' ', 2)[0];
        var actor = office
            .Region.Roles.SelectMany(r => new[] { r.Label, r.Code })
            .Append("petugas")
            .Append("pemohon")
            .FirstOrDefault(r => Begins(label, r));
        if (actor is not null || label.Contains(" oleh ", StringComparison.OrdinalIgnoreCase))
            yield return new(
                "label-names-actor",
                node.Id,
                $"\"{label}\" menyebut pelaku; pelaku sudah tampak dari lajurnya.",
                IsWarning: true
            );
        else if (
            label.Length > 0
            && !first.StartsWith("me", StringComparison.OrdinalIgnoreCase)
            && !first.StartsWith("ber", StringComparison.OrdinalIgnoreCase)
            && !verbs.Contains(first)
        )
            yield return new("label-not-verb", node.Id, $"\"{label}\" tidak diawali kata kerja.", IsWarning: true);
    }

    private static bool Begins(string label, string role) =>
        label.StartsWith(role, StringComparison.OrdinalIgnoreCase) && (label.Length == role.Length || !char.IsLetter(label[role.Length]));
}
