using System.Diagnostics;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What a person sees instead of an empty answer: what happened, and the way on.</summary>
[IgnoreAntiforgeryToken]
internal sealed class GalatModel : OfficePage
{
    public int Code { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public bool AsksForSignIn => Code == StatusCodes.Status401Unauthorized;
    public string? Held => HttpContext.Items[HeldForms.ItemName] as string;
    public string Back =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } from ? from.OriginalPath + from.OriginalQueryString : "/beranda";
    public string Trace => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        // Asked for by its own address, the page tells of something that is not there.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = code = StatusCodes.Status404NotFound;
        ModelState.Clear();
        Code = code;
        (Title, Text) = code switch
        {
            StatusCodes.Status400BadRequest => (
                "Formulir ini tidak dapat diterima",
                "Formulir sudah terlalu lama terbuka, atau isinya tidak dapat dibaca. Kembali ke halaman sebelumnya, muat ulang, lalu "
                    + "kirim lagi."
            ),
            StatusCodes.Status401Unauthorized => (
                "Sesi Anda sudah berakhir",
                "Masuk lagi untuk melanjutkan. Isian yang baru Anda kirim tetap disimpan."
            ),
            StatusCodes.Status403Forbidden => (
                "Bukan kewenangan Anda",
                "Peran Anda tidak membuka halaman ini. Minta kepada atasan atau admin bila seharusnya terbuka."
            ),
            StatusCodes.Status404NotFound => ("Halaman tidak ditemukan", "Alamat ini tidak ada, atau bukan milik daerah Anda."),
            StatusCodes.Status413PayloadTooLarge => (
                "Berkas terlalu besar",
                "Ukuran unggahan melebihi batas. Perkecil berkas (paling besar 4 MB), lalu kirim lagi."
            ),
            StatusCodes.Status429TooManyRequests => ("Terlalu banyak permintaan", "Tunggu sebentar, lalu coba lagi."),
            >= 500 => (
                "Terjadi kesalahan pada layanan",
                "Kesalahan ini sudah tercatat. Coba lagi; bila tetap terjadi, hubungi petugas teknis."
            ),
            _ => ("Permintaan tidak dapat dilayani", "Kembali ke halaman sebelumnya dan coba lagi."),
        };
    }
}
