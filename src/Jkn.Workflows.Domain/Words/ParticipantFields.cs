namespace Jkn.Workflows.Domain.Words;

/// <summary>The participant's fields by their public name (domain.md 4.2), with their Indonesian labels.</summary>
public static class ParticipantFields
{
    private static readonly Dictionary<string, (string Label, Func<Participant, string?> Read)> fields = new(StringComparer.Ordinal)
    {
        ["noKk"] = ("Nomor KK", p => p.NoKk),
        ["nik"] = ("NIK", p => p.Nik),
        ["nama"] = ("Nama lengkap", p => p.Nama),
        ["tempatLahir"] = ("Tempat lahir", p => p.TempatLahir),
        ["tanggalLahir"] = ("Tanggal lahir", p => p.TanggalLahir),
        ["jenisKelamin"] = ("Jenis kelamin", p => p.JenisKelamin),
        ["status"] = ("Status perkawinan", p => p.Status),
        ["hubunganKeluarga"] = ("Hubungan keluarga", p => p.HubunganKeluarga),
        ["alamat"] = ("Alamat", p => p.Alamat),
        ["rt"] = ("RT", p => p.Rt),
        ["rw"] = ("RW", p => p.Rw),
        ["kodePos"] = ("Kode pos", p => p.KodePos),
        ["kecamatan"] = ("Kecamatan", p => p.Kecamatan),
        ["desaKelurahan"] = ("Desa/Kelurahan", p => p.DesaKelurahan),
        ["faskes"] = ("Faskes Tingkat I", p => p.Faskes),
        ["noHp"] = ("Nomor HP", p => p.NoHp),
        ["email"] = ("E-mail", p => p.Email),
    };

    /// <summary>Columns of the registration book (S3:L51-54, L143-145).</summary>
    public static readonly IReadOnlyList<string> BookColumns =
    [
        "noKk",
        "nik",
        "nama",
        "tempatLahir",
        "tanggalLahir",
        "alamat",
        "faskes",
        "status",
        "jenisKelamin",
    ];

    public static IEnumerable<string> Names => fields.Keys;

    public static bool Knows(string field) => fields.ContainsKey(field);

    public static string Label(string field) => fields.TryGetValue(field, out var f) ? f.Label : field;

    public static string? Read(Participant person, string field) => fields.TryGetValue(field, out var f) ? f.Read(person) : null;

    /// <summary>A person from values by field name; what is not named stays empty.</summary>
    public static Participant Make(IReadOnlyDictionary<string, string> values)
    {
        string? Of(string field) => values.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
        return new(
            Of("noKk") ?? "",
            Of("nik") ?? "",
            Of("nama") ?? "",
            Of("tempatLahir"),
            Of("tanggalLahir"),
            Of("jenisKelamin"),
            Of("status"),
            Of("hubunganKeluarga"),
            Of("alamat"),
            Of("rt"),
            Of("rw"),
            Of("kodePos"),
            Of("kecamatan"),
            Of("desaKelurahan"),
            Of("faskes"),
            Of("noHp"),
            Of("email")
        );
    }
}
