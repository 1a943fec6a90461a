using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What each page and its handlers show of people (trust.md 2.1). A page that is not here fails a test.</summary>
internal static class PageData
{
    private const DataClasses Names = DataClasses.Names,
        K = DataClasses.Identity,
        S = DataClasses.Papers,
        Letters = DataClasses.Letters;

    public static readonly IReadOnlyDictionary<string, ShowsData> Of = new Dictionary<string, ShowsData>
    {
        ["/Index"] = ShowsData.Nothing,
        ["/Galat"] = ShowsData.Nothing,
        ["/Masuk/Index"] = ShowsData.Nothing,
        ["/Masuk/Keluar"] = ShowsData.Nothing,
        ["/Masuk/Kode"] = ShowsData.Nothing,
        ["/Profil/Keamanan"] = ShowsData.Nothing,
        ["/Akun/Sandi"] = ShowsData.Nothing,
        ["/Layanan/Index"] = ShowsData.Nothing,
        ["/Layanan/Daerah"] = ShowsData.Nothing,
        ["/Antrian/Layar"] = ShowsData.Nothing,
        ["/Antrian/Index"] = ShowsData.Nothing,
        ["/Cek/Index"] = new(Breadth.Citizen, Names),
        ["/Verifikasi/Surat"] = new(Breadth.Citizen, Letters),
        ["/Beranda/Index"] = new(Breadth.Mine, Names),
        ["/Profil/Index"] = new(Breadth.Mine, Names),
        ["/Tugas/Index"] = new(Breadth.Mine, Names),
        ["/Tugas/Item"] = new(Breadth.Case, Names | K | S | Letters),
        ["/Meja/Index"] = new(Breadth.Mine, Names),
        ["/Meja/Surat"] = new(Breadth.Case, Letters),
        ["/Draf/Index"] = new(Breadth.Mine, Names | K | S),
        ["/Loket/Index"] = new(Breadth.Region, Names),
        ["/Loket/Baru"] = new(Breadth.Case, Names | K),
        ["/Loket/Keluarga"] = new(Breadth.Case, Names),
        ["/Loket/Dokumen"] = new(Breadth.Case, Names | S),
        ["/Loket/Periksa"] = new(Breadth.Case, Names | K),
        ["/Loket/TandaTerima"] = new(Breadth.Case, Names | S),
        ["/Berkas/Index"] = new(Breadth.Case, Names),
        ["/Berkas/Kasus"] = new(Breadth.Case, Names | K | S | Letters),
        ["/Berkas/Keperluan"] = new(Breadth.Case, Names),
        ["/Berkas/Peserta"] = new(Breadth.Case, Names | K),
        ["/Berkas/SuratRawat"] = new(Breadth.Case, Names),
        ["/Berkas/Tarik"] = new(Breadth.Case, Names),
        ["/Surat/Isi"] = new(Breadth.Case, Names | Letters),
        ["/Surat/Rantai"] = new(Breadth.Case, Names),
        ["/Batch/Index"] = ShowsData.Nothing,
        ["/Batch/Isi"] = new(Breadth.Case, Names),
        ["/Rekonsiliasi/Isi"] = new(Breadth.Case, Names | K),
        ["/Kartu/Index"] = new(Breadth.Region, Names),
        ["/Buku/Index"] = new(Breadth.Region, Names, HandsOut: K),
        ["/Laporan/Index"] = new(Breadth.Region, Names),
        ["/Dasbor/Index"] = ShowsData.Nothing,
        ["/Impor/Index"] = ShowsData.Nothing,
        ["/Impor/Isi"] = new(Breadth.Region, Names),
        ["/Kelurahan/Index"] = ShowsData.Nothing,
        ["/Kelurahan/Isi"] = new(Breadth.Case, Names),
        ["/Pemberitahuan/Index"] = new(Breadth.Region, Names),
        ["/Pengaduan/Index"] = new(Breadth.Region, Names),
        ["/Pengaduan/Baru"] = ShowsData.Nothing,
        ["/Pengaduan/Isi"] = new(Breadth.Case, Names | K),
        // the minutes may name people
        ["/Rapat/Index"] = new(Breadth.Region, Names),
        ["/Survei/Index"] = ShowsData.Nothing,
        ["/Tempat/Index"] = ShowsData.Nothing,
        ["/Urusan/Index"] = ShowsData.Nothing,
        ["/Admin/Akun"] = ShowsData.Nothing,
        ["/Admin/Jejak"] = ShowsData.Nothing,
        ["/Admin/Kalender"] = ShowsData.Nothing,
        ["/Admin/Ketetapan"] = ShowsData.Nothing,
        ["/Admin/Kontak"] = ShowsData.Nothing,
        ["/Admin/Pejabat"] = ShowsData.Nothing,
        ["/Admin/Pengaturan"] = ShowsData.Nothing,
        ["/Admin/Pks"] = ShowsData.Nothing,
        ["/Admin/Retensi"] = ShowsData.Nothing,
        ["/Admin/Segel"] = ShowsData.Nothing,
        ["/Admin/Usulan"] = ShowsData.Nothing,
        ["/Usul/Index"] = ShowsData.Nothing,
        ["/Sop/Index"] = ShowsData.Nothing,
        ["/Sop/Daerah"] = ShowsData.Nothing,
        ["/Sop/Versi"] = ShowsData.Nothing,
        ["/Sop/Lembar"] = ShowsData.Nothing,
        ["/Sop/Banding"] = ShowsData.Nothing,
        ["/Sop/Ekspor"] = ShowsData.Nothing,
        ["/Sop/Rancang"] = ShowsData.Nothing,
        ["/Sop/Uji"] = ShowsData.Nothing,
        ["/Sop/Pindah"] = ShowsData.Nothing,
    };

    public static void Declare(PageApplicationModel page)
    {
        if (Of.TryGetValue(page.ViewEnginePath, out var shown))
            page.EndpointMetadata.Add(shown);
    }
}
