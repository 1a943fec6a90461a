using System.IO.Compression;
using System.Text;
using Jkn.Workflows.Data.Rows;

namespace Jkn.Workflows.Application.Sops;

/// <summary>Lines of a version's history: the acts, and definitions packed.</summary>
internal static class SopActs
{
    public const string Save = "SIMPAN",
        Undo = "PULIHKAN",
        Import = "IMPOR",
        Revert = "SALIN_VERSI",
        Create = "BUAT",
        Delete = "HAPUS",
        Sheet = "LEMBAR",
        Acknowledge = "AKUI",
        Submit = "AJUKAN",
        Withdraw = "TARIK",
        Legalise = "SAHKAN",
        TakeEffect = "BERLAKUKAN",
        Revoke = "CABUT",
        NotPrinted = "TANPA_CETAK";

    public static readonly IReadOnlyDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Save] = "Disimpan",
        [Undo] = "Dipulihkan",
        [Import] = "Diimpor dari berkas",
        [Revert] = "Disalin dari versi lain",
        [Create] = "Dibuat",
        [Delete] = "Draf dihapus",
        [Sheet] = "Lembar SOP diubah",
        [Acknowledge] = "Peringatan diakui",
        [Submit] = "Diajukan",
        [Withdraw] = "Dikembalikan menjadi draf",
        [Legalise] = "Disahkan",
        [TakeEffect] = "Diberlakukan",
        [Revoke] = "Dicabut",
        [NotPrinted] = "Lampiran SOP-AP tidak tercetak",
    };

    public static SopHistoryRow Line(
        SopRow row,
        string act,
        Actor actor,
        DateTimeOffset now,
        string? note = null,
        string? session = null,
        string? before = null
    ) =>
        new()
        {
            Region = row.Region,
            VersionId = row.VersionId,
            Revision = row.Revision,
            At = now,
            Actor = actor.Id,
            ActorName = actor.Name,
            Act = act,
            Note = note,
            Session = session,
            Before = before is null ? null : Pack(before),
        };

    public static byte[] Pack(string json)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }

    public static string Unpack(byte[] packed)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
