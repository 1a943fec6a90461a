using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>A text of the printed document with its source; null text is a gap that is shown as missing, never filled in.</summary>
public sealed record SheetText(string? Text, string? Source, string? Note);

/// <summary>One of the 14 components of a Standar Pelayanan (PermenPANRB 15/2014).</summary>
public sealed record SheetComponent(string Code, string Label, SheetText Value)
{
    public bool IsMissing => string.IsNullOrWhiteSpace(Value.Text);
}

/// <summary>
/// The paper side of a procedure: identity block of the SOP-AP (PermenPANRB 35/2012), the 14 components, and contradictions of the source
/// documents with the default chosen (domain.md 8).
/// </summary>
public sealed record SopSheet(
    ImmutableArray<SheetComponent> Identity,
    ImmutableArray<SheetComponent> Components,
    ImmutableArray<SheetText> Contradictions
)
{
    public static readonly SopSheet Empty = new([], [], []);

    public IEnumerable<SheetComponent> Missing => Components.Where(c => c.IsMissing);

    /// <summary>Keys and labels of the identity block, in print order.</summary>
    public static readonly IReadOnlyList<(string Code, string Label)> IdentityFields =
    [
        ("instansi", "Instansi"),
        ("unit", "Unit kerja"),
        ("nomorSop", "Nomor SOP"),
        ("tanggalPembuatan", "Tanggal pembuatan"),
        ("tanggalRevisi", "Tanggal revisi"),
        ("tanggalEfektif", "Tanggal efektif"),
        ("disahkanOleh", "Disahkan oleh"),
        ("namaSop", "Nama SOP"),
        ("dasarHukum", "Dasar hukum"),
        ("kualifikasiPelaksana", "Kualifikasi pelaksana"),
        ("keterkaitan", "Keterkaitan"),
        ("peralatan", "Peralatan/perlengkapan"),
        ("peringatan", "Peringatan"),
        ("pencatatan", "Pencatatan dan pendataan"),
    ];

    /// <summary>The 14 components: 6 of service delivery, 8 of management.</summary>
    public static readonly IReadOnlyList<(string Code, string Label)> ComponentFields =
    [
        ("persyaratan", "Persyaratan"),
        ("prosedur", "Sistem, mekanisme, dan prosedur"),
        ("jangkaWaktu", "Jangka waktu"),
        ("biaya", "Biaya/tarif"),
        ("produk", "Produk pelayanan"),
        ("pengaduan", "Penanganan pengaduan, saran, dan masukan"),
        ("dasarHukum", "Dasar hukum"),
        ("sarana", "Sarana, prasarana, dan/atau fasilitas"),
        ("kompetensi", "Kompetensi pelaksana"),
        ("pengawasan", "Pengawasan internal"),
        ("jumlahPelaksana", "Jumlah pelaksana"),
        ("jaminanPelayanan", "Jaminan pelayanan"),
        ("jaminanKeamanan", "Jaminan keamanan dan keselamatan"),
        ("evaluasi", "Evaluasi kinerja pelaksana"),
    ];
}
