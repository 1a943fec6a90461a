using System.Net;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>An absent official never stops a case: it says so at once and offers what is allowed.</summary>
[Collection(ScreensCollection.Name)]
public sealed class AbsentOfficialTests(Browser browser)
{
    private const string Key = "kartu-sementara~p1";

    [Fact]
    public async Task AC91_the_head_appoints_a_Plh_from_the_waiting_letter_and_the_chain_completes()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kasie, sekretaris, kadis) = (
            await office.HireAsync(ApiOffice.Malinau, "KASIE"),
            await office.HireAsync(ApiOffice.Malinau, "SEKRETARIS"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );
        var id = await OfMalinau.InBatchAsync(fo, bo);
        (await kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);
        var head = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await head.SignInAsync(kadis);

        await head.GotoAsync($"/berkas/{id}");
        await Assertions.Expect(head.GetByText("Jabatan ini tidak punya pejabat atau pengganti hari ini").First).ToBeVisibleAsync();
        await head.GotoAsync($"/surat/{id}/{Key}");
        var kabid = head.GetByRole(AriaRole.Row, new() { Name = "Kepala Bidang" });
        await Assertions.Expect(kabid).ToContainTextAsync("tidak ada pejabat");
        await Assertions.Expect(head.GetByRole(AriaRole.Row, new() { Name = "Sekretaris" })).ToContainTextAsync("dilewati");
        await head.GetByRole(AriaRole.Link, new() { Name = "Rantai pengesahan" }).ClickAsync();
        await Assertions.Expect(head.GetByText("Rantai ini tidak dapat selesai hari ini")).ToBeVisibleAsync();
        await head.ShotAsync("rantai-tertahan-1366");

        // whoever gave a paraf here may not give the second one: that is said, not found out
        async Task AppointAsync(string who, string until)
        {
            await head.GetByLabel("Pengganti").SelectOptionAsync(who);
            await head.GetByLabel("Nomor surat perintah").FillAsync("SP-21/2026");
            await head.GetByLabel("Sampai dengan").FillAsync(until);
            await head.PressAsync("Tunjuk pengganti");
        }
        await AppointAsync(kasie.Id, "2026-11-03");
        await Assertions.Expect(head.Locator("#ringkasan-galat")).ToContainTextAsync("mendahului tanggal mulai");
        await AppointAsync(sekretaris.Id, "2026-11-20");
        await Assertions.Expect(head.GetByRole(AriaRole.Status)).ToContainTextAsync("Plh. Kepala Bidang ditunjuk");
        await Assertions.Expect(head.GetByText("Rantai ini tidak dapat selesai hari ini")).ToHaveCountAsync(0);
        await head.SetViewportSizeAsync(390, 844);
        (await head.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await head.ShotAsync("rantai-390");

        (await sekretaris.SignAsync(id, "E07")).ShouldBe(HttpStatusCode.OK);
        (await kadis.SignAsync(id, "E09")).ShouldBe(HttpStatusCode.OK);
        await kadis.TaskAsync(id, "E10");
    }

    [Fact]
    public async Task Who_may_not_give_a_second_paraf_is_not_told_siap_and_may_send_back()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kasie, kadis) = (await office.HireAsync(ApiOffice.Malinau, "KASIE"), await office.HireAsync(ApiOffice.Malinau, "KADIS"));
        var id = await OfMalinau.InBatchAsync(fo, bo);
        (await kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);
        object Order(string role, string who) =>
            new
            {
                role,
                absent = "lowong",
                substitute = who,
                kind = "PLT",
                order = "SP-22/2026",
                orderDate = "2026-11-04",
                from = "2026-11-04",
                to = "2026-11-20",
            };
        (await kadis.PostAsync("/api/officials/delegations", Order("KADIS", kasie.Id))).ShouldBe(HttpStatusCode.Forbidden);
        (await kadis.PostAsync("/api/officials/delegations", Order("KABID", kasie.Id))).ShouldBe(HttpStatusCode.Created);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(kasie);

        await page.GotoAsync("/meja");
        await Assertions.Expect(page.GetByText("Satu orang tidak boleh memberi dua pengesahan")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Siap diparaf")).ToHaveCountAsync(0);
        (await page.GetByRole(AriaRole.Checkbox).CountAsync()).ShouldBe(0);
        await page.ShotAsync("meja-tertahan-1366");
        await page.GetByRole(AriaRole.Link, new() { Name = "Paraf:" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Anda tidak dapat paraf di sini")).ToBeVisibleAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Paraf", Exact = true }).CountAsync()).ShouldBe(0);
        await page.GetByLabel("Catatan").FillAsync("Saya merangkap Plt. Kabid");
        await page.PressAsync("Kembalikan");
        await bo.TaskAsync(id, "E05");
    }
}
