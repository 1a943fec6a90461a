namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// A person to be enrolled, with the fields of domain.md 4.2. Texts as on the KK; dates ISO yyyy-MM-dd; codes as in the data dictionary.
/// Class K and name: sealed in the journal.
/// </summary>
public sealed record Participant(
    string NoKk,
    string Nik,
    string Nama,
    string? TempatLahir = null,
    string? TanggalLahir = null,
    string? JenisKelamin = null,
    string? Status = null,
    string? HubunganKeluarga = null,
    string? Alamat = null,
    string? Rt = null,
    string? Rw = null,
    string? KodePos = null,
    string? Kecamatan = null,
    string? DesaKelurahan = null,
    string? Faskes = null,
    string? NoHp = null,
    string? Email = null
);
