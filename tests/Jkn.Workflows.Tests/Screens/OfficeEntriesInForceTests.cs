using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// What an administrator enters takes effect where people meet it: hours at the counter, the agreement at the batch, contacts and ways to
/// complain.
/// </summary>
[Collection(ScreensCollection.Name)]
public class OfficeEntriesInForceTests(Browser browser)
{
    [Fact]
    public async Task Special_hours_close_the_counter_and_a_day_of_the_region_is_off()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (admin, fo) = (
            await office.HireAsync(ApiOffice.Malinau, Roles.Admin),
            await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice)
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(admin);
        await page.GotoAsync("/kalender?bulan=2026-11");
        await HoursAsync("pagi");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        (await page.Locator("[name='jam-senin']").InputValueAsync()).ShouldBe("pagi", "what was typed stays");
        await HoursAsync("08:00-10:00, 13:00-14:00");
        await page.GetByText("Jam layanan Ramadan dicatat.").WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "Senin 9 November 2026" }).InnerTextAsync()).ShouldContain(
            "08.00–10.00, 13.00–14.00"
        );
        (await page.GetByRole(AriaRole.Row, new() { Name = "Selasa 10 November 2026" }).InnerTextAsync()).ShouldContain("–");
        await page.ShotAsync("kalender-jam-1366");

        await office.AtAsync("2026-11-09T11:00");
        await page.SignInAsync(fo);
        await page.GotoAsync("/loket");
        await page.GetByText("Loket tutup. Pendaftaran berikutnya").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Terima pemohon" }).First.ClickAsync();
        await page.GetByText("Isian ini tersimpan sebagai draf").WaitForAsync();
        await page.GetByLabel("Nama pemohon").FillAsync("Siti Contoh");
        await page.PressAsync("Lanjut ke anggota keluarga");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Loket tutup");
        await office.AtAsync("2026-11-09T13:30");
        await page.SignInAsync(fo);
        await page.GotoAsync("/loket");
        (await page.GetByText("Loket tutup.").CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Pemohon Siti Contoh" }).ClickAsync();
        (await page.GetByLabel("Nama pemohon").InputValueAsync()).ShouldBe("Siti Contoh");
        await page.GetByText("Pemberitahuan privasi.").WaitForAsync();
        await page.PressAsync("Lanjut ke anggota keluarga");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");
        await page.Context.CloseAsync();

        async Task HoursAsync(string monday)
        {
            await page.Locator("[name=dari]").FillAsync("2026-11-09");
            await page.Locator("[name=sampai]").FillAsync("2026-11-13");
            await page.Locator("[name='jam-senin']").FillAsync(monday);
            await page.PressAsync("Catat jam");
        }
    }

    [Fact]
    public async Task An_agreement_a_hospital_and_a_way_to_complain_are_entered_corrected_and_seen_by_others()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (admin, fo, head) = (
            await office.HireAsync(ApiOffice.Malinau, Roles.Admin),
            await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice),
            await office.HireAsync(ApiOffice.Malinau, Roles.AgencyHead)
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(admin);

        await page.GotoAsync("/pks");
        await page.GetByText("Tidak ada PKS yang berlaku hari ini.").WaitForAsync();
        await AgreementAsync("PKS-1/2026", "2026-12-31", "2026-01-01");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await AgreementAsync("PKS-1/2026", "2026-01-01", "2026-12-31");
        await page.GetByText("PKS dicatat.").WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "PKS-1/2026" }).First.InnerTextAsync()).ShouldContain("Segera berakhir");
        await AgreementAsync("PKS-1/2026", "2026-01-01", "2027-06-30");
        (await page.GetByLabel("Daftar PKS").GetByRole(AriaRole.Row, new() { Name = "PKS-1/2026" }).InnerTextAsync()).ShouldContain(
            "Berlaku"
        );
        (await page.GetByLabel("Riwayat perubahan").GetByRole(AriaRole.Row).CountAsync()).ShouldBe(3, "heading, entered, corrected");

        await page.GotoAsync("/kontak");
        await page.GetByLabel("Nama fasilitas").FillAsync("RSUD Contoh");
        await page.GetByLabel("Alasan").First.FillAsync("Surat RS");
        await page.GetByLabel("Surel lembaga").FillAsync("bukan surel");
        await page.PressAsync("Catat kontak");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.GetByLabel("Surel lembaga").FillAsync("rsud@contoh.example");
        await page.PressAsync("Catat kontak");
        await page.GetByText("Diusulkan kepada Kepala Dinas").WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "RSUD Contoh" }).CountAsync()).ShouldBe(0, "a proposal changes nothing");
        await page.GetByText("Lengkapi atau ubah saluran").ClickAsync();
        await page.Locator("[name=saluran]").SelectOptionAsync("PESAN");
        await page.GetByLabel("Cara menghubungi").FillAsync("0811-0000-000 (layanan dinas)");
        await page.Locator("[name=sebab]").FillAsync("Rapat dinas");
        await page.PressAsync("Catat saluran");
        await page.GetByText("Diusulkan kepada Kepala Dinas").WaitForAsync();
        await page.SignInAsync(head);
        for (var left = 2; left > 0; left--)
        {
            await page.GotoAsync("/ketetapan");
            await page.GetByRole(AriaRole.Button, new() { Name = "Tetapkan usulan Orang ADMIN" }).First.ClickAsync();
            await page.GetByText("Usulan ditetapkan").WaitForAsync();
        }
        await page.GotoAsync("/kontak");
        (await page.GetByRole(AriaRole.Row, new() { Name = "RSUD Contoh" }).First.InnerTextAsync()).ShouldContain("rsud@contoh.example");
        await page.ShotAsync("kontak-1366");

        await page.SignInAsync(fo);
        foreach (var path in new[] { "/pengaduan", $"/layanan/{ApiOffice.Malinau}" })
        {
            await page.GotoAsync(path);
            (await page.Locator("main").InnerTextAsync()).ShouldContain("0811-0000-000 (layanan dinas)", Case.Sensitive, path);
        }
        await page.Context.CloseAsync();

        async Task AgreementAsync(string no, string from, string to)
        {
            await page.GetByLabel("Nomor PKS").FillAsync(no);
            await page.GetByLabel("Berlaku dari").FillAsync(from);
            await page.GetByLabel("Berlaku sampai").FillAsync(to);
            await page.PressAsync("Catat PKS");
        }
    }

    [
        Theory,
        InlineData("32.14", "32.14-purwakarta"),
        InlineData("63.72", "63.72-banjarbaru"),
        InlineData("64.02", "64.02-kutai-kartanegara"),
        InlineData("65.02", "65.02-malinau")
    ]
    public async Task Each_regions_ways_to_complain_stand_at_the_counter_and_for_citizens_and_what_its_document_leaves_open_is_said(
        string region,
        string folder
    )
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: folder);
        var ways = office.Node.Services.GetRequiredService<Offices>().Find(region)!.Region.Complaints;
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await page.SignInAsync(await office.HireAsync(region, Roles.FrontOffice));
        foreach (var path in new[] { "/pengaduan", $"/layanan/{region}" })
        {
            await page.GotoAsync(path);
            var shown = await page.Locator("main").InnerTextAsync();
            foreach (var way in ways.Channels)
                shown.ShouldContain(way.Label, Case.Sensitive, path);
            foreach (var way in ways.Channels.Where(w => w.How is not null))
                shown.ShouldContain(way.How!, Case.Sensitive, path);
            if (ways.Missing is { } silent)
                shown.ShouldContain(silent, Case.Sensitive, path);
        }
        await page.GotoAsync("/pengaduan");
        (await page.GetByText("Belum lengkap", new() { Exact = true }).CountAsync()).ShouldBe(
            ways.Channels.Count(w => w.Missing is not null)
        );
        (ways.Channels.Length > 0 || ways.Missing is not null).ShouldBeTrue("a region names its ways or is known to be silent");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_head_approves_that_guests_past_their_retention_go_and_is_asked_twice()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2025-11-04T08:30");
        var fo = await office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        await fo.PostAsync("/api/visits", new { queue = false, guest = new { name = "Tamu Contoh", address = "Jalan Contoh 1" } });
        await office.AtAsync("2026-11-05T08:30");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(fo);
        await page.GotoAsync("/buku?buku=BUKU_TAMU&tahun=2025");
        await page.GetByText("Kepala Dinas menyetujuinya dengan berita acara.").WaitForAsync();

        await page.SignInAsync(await office.HireAsync(ApiOffice.Malinau, Roles.AgencyHead));
        await page.GotoAsync("/buku?buku=BUKU_TAMU&tahun=2025");
        await page.ShotAsync("buku-tamu-masa-simpan");
        await page.PressAsync("Setujui pemusnahan");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.GetByLabel("Nomor berita acara pemusnahan").FillAsync("BA-1/2026");
        await page.PressAsync("Setujui pemusnahan");
        await page.HeadingAsync("Musnahkan data 1 tamu?");
        await page.PressAsync("Musnahkan");
        await page.GetByText("Data 1 tamu dimusnahkan.").WaitForAsync();
        (await page.GetByLabel("Riwayat perubahan").InnerTextAsync()).ShouldContain("BA-1/2026");
        await page.GotoAsync("/buku?buku=BUKU_TAMU&tahun=2025");
        (await page.GetByLabel("Isi buku").GetByRole(AriaRole.Row).Nth(1).InnerTextAsync()).ShouldContain(
            "Data tamu dimusnahkan setelah masa simpan"
        );
        (await page.GetByText("Masa simpan lewat").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }
}
