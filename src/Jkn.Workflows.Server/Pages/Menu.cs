using System.Security.Claims;
using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Pages;

/// <summary>An entry of the menu, shown to whom its policy lets in.</summary>
internal sealed record MenuEntry(string Text, string Href, string Policy);

/// <summary>The menu, in the order of domain.md 6. A page that people go to on their own has its line here.</summary>
internal static class Menu
{
    private static readonly MenuEntry[] Entries =
    [
        new("Beranda", "/beranda", Policies.SignedIn),
        new("Tugas", "/tugas", Policies.Officer),
        new("Loket", "/loket", Policies.Counter),
        new("Antrian & tamu", "/antrian", Policies.Counter),
        new("Berkas", "/berkas", Policies.Officer),
        new("Meja tanda tangan", "/meja", Policies.Official),
        new("Batch", "/batch", Policies.BatchOfficer),
        new("Impor daftar", "/impor", Policies.BatchOfficer),
        new("Kartu", "/kartu", Policies.Counter),
        new("Urusan kantor", "/urusan", Policies.Officer),
        new("Buku register", "/buku", Policies.Officer),
        new("Pengaduan", "/pengaduan", Policies.Officer),
        new("Survei (SKM)", "/survei", Policies.Officer),
        new("Rapat", "/rapat", Policies.Officer),
        new("Laporan", "/laporan", Policies.Officer),
        new("Pemberitahuan", "/pemberitahuan", Policies.Officer),
        new("Dasbor", "/dasbor", Policies.Officer),
        new("Pejabat & delegasi", "/pejabat", Policies.SignedIn),
        new("Kalender", "/kalender", Policies.SignedIn),
        new("PKS", "/pks", Policies.SignedIn),
        new("Kontak", "/kontak", Policies.SignedIn),
        new("Tempat layanan", "/tempat", Policies.Officer),
        new("SOP", "/sop", Policies.Auditor),
        new("Usul revisi SOP", "/usul-sop", Policies.SignedIn),
        new("Pengaturan", "/pengaturan", Policies.Auditor),
        new("Ketetapan kantor", "/ketetapan", Policies.Auditor),
        new("Retensi arsip", "/retensi", Policies.Archive),
        new("Akun", "/admin/akun", Policies.Admin),
        new("Jejak audit", "/jejak", Policies.Auditor),
    ];

    public static IEnumerable<MenuEntry> For(ClaimsPrincipal user) => Entries.Where(e => Policies.Admits(e.Policy, user));

    public static bool IsCurrent(MenuEntry entry, PathString path) => path.StartsWithSegments(entry.Href);
}
