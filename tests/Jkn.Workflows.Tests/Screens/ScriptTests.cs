using Jkn.Workflows.Tests.Application.Cases;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Markup typed into every text field of an application is text wherever it is shown again: no element of it stands in a page, none of it
/// runs.
/// </summary>
[Collection(ScreensCollection.Name)]
public class ScriptTests(Browser browser, ScreensOffice office)
{
    private const string Evil = "\"><img src=x onerror=\"window.kena=1\"><script>window.kena=1</script>",
        Short = "\"><b onclick=1>";

    /// <summary>Types it into every text field of the page that has room for it; tells into how many.</summary>
    private const string FillAll = """
        ([evil, short]) => {
          let filled = 0;
          for (const field of document.querySelectorAll("main textarea, main input")) {
            if (!["text", "tel", "textarea"].includes(field.type) || field.inputMode === "numeric" || !field.checkVisibility()) continue;
            const room = field.maxLength < 0 ? 1000 : field.maxLength;
            if (room < short.length) continue;
            field.value = room >= evil.length ? evil : short;
            filled++;
          }
          return filled;
        }
        """;

    /// <summary>What came of it: elements that only our markup can have made.</summary>
    private const string Made =
        "() => (window.kena ? ['ran'] : []).concat([...document.querySelectorAll('[onerror], [onclick], script:not([src]), "
        + "img[src=x]')].map(e => e.outerHTML.slice(0, 120)))";

    [Fact]
    public async Task Script_in_every_field_of_an_application_is_shown_as_text_and_runs_nowhere()
    {
        var page = await browser.OpenAsync(office.Address);
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                refused.Add(message.Text);
        };
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));

        await page.GotoAsync("/loket");
        await page.GetByRole(AriaRole.Link, new() { Name = "Terima pemohon" }).First.ClickAsync();
        await FillAsync(page, 4);
        await page.PressAsync("Lanjut ke anggota keluarga");
        await PlainNamesAsync(page, "Lanjut ke anggota keluarga");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");
        var id = page.Url.Split('/')[^2];
        await page.GetByRole(AriaRole.Link, new() { Name = "Tambah peserta" }).ClickAsync();
        await FillAsync(page, 6);
        await page.GetByLabel("Nomor KK").FillAsync("6502990411260001");
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync(office.NewNik());
        await page.GetByLabel("Jenis kelamin").SelectOptionAsync("L");
        await page.GetByLabel("Tanggal lahir").FillAsync("1990-08-17");
        await page.PressAsync("Simpan peserta");
        await PlainNamesAsync(page, "Simpan peserta");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await page.FoundAsync("Kartu Keluarga", "Tidak ada");
        await FillAsync(page, 3);
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await SafeAsync(page);
        await FillAsync(page, 1);
        await page.PressAsync("Terima, lalu kembalikan untuk dilengkapi");
        await page.HeadingAsync("Berkas diterima, masih harus dilengkapi");
        await SafeAsync(page, says: false);

        await page.GotoAsync($"/berkas/{id}");
        await page.GetByLabel("Catatan baru").FillAsync(Evil);
        await page.PressAsync("Simpan catatan");
        await SafeAsync(page);
        await page.GetByText("Lihat NIK, KK, telepon, dan alamat lengkap").ClickAsync();
        await FillAsync(page, 1);
        await page.PressAsync("Buka data lengkap");
        await SafeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Menunggu berkas dilengkapi" }).ClickAsync();
        await page.HeadingAsync("Menunggu berkas dilengkapi");
        await SafeAsync(page, says: false);
        await FillAsync(page, 1);
        await page.PressAsync("Berkas sudah dilengkapi");
        foreach (var path in new[] { $"/berkas/{id}", $"/loket/{id}/tanda-terima", "/tugas?lihat=semua", "/berkas", "/loket", "/beranda" })
        {
            await page.GotoAsync(path);
            await SafeAsync(page, says: path == $"/berkas/{id}");
        }
        await page.GetByLabel("Cari berkas: nomor, nama, atau NIK").FillAsync(Evil);
        await page.PressAsync("Cari");
        await SafeAsync(page, says: false);
        await page.GotoAsync("/antrian");
        await page.GetByLabel("Nama", new() { Exact = true }).FillAsync(Evil);
        await page.PressAsync("Catat di buku tamu");
        await SafeAsync(page);
        refused.ShouldBeEmpty("nothing of it even tried");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Script_in_a_letter_and_in_the_reason_of_its_return_is_text_at_the_desk()
    {
        foreach (var role in Roles.Officials.Where(r => r is not Roles.Supervisor))
            await office.PersonAsync(role);
        var bo = await office.PersonAsync(Roles.BackOffice);
        var id = await OfMalinau.InBatchAsync(await office.PersonAsync(Roles.FrontOffice), bo, Evil, office.NewNik());
        var page = await browser.OpenAsync(office.Address, 390);
        await page.SignInAsync(await office.PersonAsync(Roles.SectionHead));
        await page.GotoAsync("/meja");
        await SafeAsync(page, says: false);
        await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
        await page.Locator(".surat").WaitForAsync();
        await SafeAsync(page);
        await page.GetByLabel("Catatan").FillAsync(Evil);
        await page.PressAsync("Kembalikan");
        await page.HeadingAsync("Meja tanda tangan");
        await page.SignInAsync(bo);
        foreach (var path in new[] { $"/berkas/{id}", $"/surat/{id}/kartu-sementara~p1" })
        {
            await page.GotoAsync(path);
            await SafeAsync(page, says: path.StartsWith("/berkas", StringComparison.Ordinal));
        }
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Membuat surat penerbitan kartu kepesertaan sementara" }).ClickAsync();
        await page.GetByLabel("Catatan").WaitForAsync();
        await SafeAsync(page);
        await page.Context.CloseAsync();
    }

    /// <summary>A name with markup is refused (rulings 5.4) and shown as text beside its field; then a name that people have.</summary>
    private static async Task PlainNamesAsync(IPage page, string button)
    {
        await page.Locator("#ringkasan-galat").WaitForAsync();
        await SafeAsync(page);
        foreach (var field in await page.Locator("main input[name*=nama i]:visible").AllAsync())
            await field.FillAsync("Budi Contoh");
        await page.PressAsync(button);
    }

    private static async Task FillAsync(IPage page, int atLeast) =>
        (await page.EvaluateAsync<int>(FillAll, new[] { Evil, Short })).ShouldBeGreaterThanOrEqualTo(atLeast, page.Url);

    private static async Task SafeAsync(IPage page, bool says = true)
    {
        (await page.EvaluateAsync<string[]>(Made)).ShouldBeEmpty(page.Url);
        if (!says)
            return;
        // In a field it is its value, elsewhere the words of the page.
        (
            await page.EvaluateAsync<bool>(
                "evil => document.querySelector('main').innerText.includes(evil) || [...document.querySelectorAll('input, "
                    + "textarea')].some(f => f.value.includes(evil))",
                Evil
            )
        ).ShouldBeTrue(page.Url);
    }
}
