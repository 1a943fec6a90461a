using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Where an official is told, what the office meets about, and what its people propose to change (domain-2 3.1, 6.5).</summary>
[Collection(ScreensCollection.Name)]
public sealed class ToldScreensTests(Browser browser)
{
    [Fact]
    public async Task An_official_chooses_on_his_profile_where_he_is_told_and_a_wrong_address_is_said_beside_its_field()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var kasie = await office.HireAsync(ApiOffice.Malinau, Roles.SectionHead);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(kasie);
        await page.Locator("details.orang summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Profil" }).ClickAsync();
        await page.HeadingAsync("Profil");
        await page.Locator("[name=Surel]").FillAsync("kasie@contoh");
        await page.PressAsync("Simpan");
        await Assertions.Expect(page.Locator("#ringkasan-galat")).ToContainTextAsync("Alamat surel tidak sah");
        await page.Locator("[name=Surel]").FillAsync("kasie@contoh.example");
        await page.Locator("[name=WhatsApp]").FillAsync("0811 0000 001");
        await page.Locator("[name=Ringkasan]").UncheckAsync();
        await page.PressAsync("Simpan");
        await page.GetByText("Disimpan.").WaitForAsync();
        await page.ShotAsync("profil-1366");

        (await page.Locator("[name=WhatsApp]").InputValueAsync()).ShouldBe("+628110000001");
        (await page.Locator("[name=Ringkasan]").IsCheckedAsync()).ShouldBeFalse();
        (await page.Locator("[name=Darurat]").IsCheckedAsync()).ShouldBeTrue();
        await using var db = office.Database.NewContext();
        var row = await db.ToldChoices.SingleAsync(TestServer.Ct);
        System.Text.Encoding.UTF8.GetString(row.Email!).ShouldNotContain("contoh");
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/profil");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.ShotAsync("profil-390");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_meeting_is_written_down_with_its_minutes_and_gives_a_proposal_that_the_head_answers()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, at: "2026-11-04T08:30", folderOfRegion: "63.72-banjarbaru");
        var (kasie, head) = (await office.HireAsync("63.72", Roles.SectionHead), await office.HireAsync("63.72", Roles.AgencyHead));
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(kasie);
        await page.GotoAsync("/rapat");
        await page.GetByText("paling lambat setiap 1 bulan").WaitForAsync();
        await page.Locator("[name=jenis]").SelectOptionAsync("RAPAT");
        await page.Locator("[name=tanggal]").FillAsync("2026-11-30");
        await page.Locator("[name=agenda]").FillAsync("Waktu verifikasi");
        await page.Locator("[name=hadir]").FillAsync("Kepala Dinas; Kepala Seksi");
        await page.PressAsync("Simpan catatan");
        await Assertions.Expect(page.Locator("#ringkasan-galat")).ToContainTextAsync("tidak boleh setelah hari ini");
        await page.Locator("[name=tanggal]").FillAsync("2026-11-02");
        await page.Locator("[name=notulen]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "notulen.pdf",
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.7 contoh"u8.ToArray(),
                }
            );
        await page.PressAsync("Simpan catatan");
        await page.GetByText("Catatan rapat disimpan.").WaitForAsync();
        await page.ShotAsync("rapat-1366");
        await using (var db = office.Database.NewContext())
        {
            var meeting = await db.Meetings.SingleAsync(TestServer.Ct);
            System.Text.Encoding.UTF8.GetString(meeting.Minutes!).ShouldNotContain("%PDF");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Usul revisi SOP" }).Last.ClickAsync();
        await page.Locator("select[name=sop]").SelectOptionAsync("PROC-BJB");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tampilkan langkahnya" }).ClickAsync();
        await page.Locator("[name=langkah]").SelectOptionAsync("J06");
        await page.Locator("[name=usul]").FillAsync("Waktu verifikasi menjadi 20 menit");
        await page.PressAsync("Kirim usul");
        await page.GetByText("Usul dikirim.").WaitForAsync();
        await page.ShotAsync("usul-1366");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Terima", Exact = true }).CountAsync()).ShouldBe(0, "Kasie may not answer");

        await page.SignInAsync(head);
        await page.GotoAsync("/usul-sop");
        await page.GetByPlaceholder("Jawaban").FillAsync("Masuk versi 2");
        await page.PressAsync("Terima");
        await page.GetByText("Usul dijawab.").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Masuk versi 2");
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/usul-sop");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.ShotAsync("usul-390");
        await page.Context.CloseAsync();
    }
}
