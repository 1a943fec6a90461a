using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The office that the tests of screens share: Malinau from its files and an invented region, people of each role.</summary>
public sealed class ScreensOffice : IAsyncLifetime
{
    private readonly Dictionary<(string Region, string Role), Task<ApiPerson>> people = [];
    private ApiOffice? office;

    internal ApiOffice Office => office!;
    public Uri Address => Office.Node.ClientOptions.BaseAddress;

    public async ValueTask InitializeAsync() => office = await ApiOffice.OpenAsync(Databases.Sqlite);

    /// <summary>The one person of a role in a region.</summary>
    internal Task<ApiPerson> PersonAsync(string region, string role)
    {
        lock (people)
        {
            if (!people.TryGetValue((region, role), out var person))
                people[(region, role)] = person = Office.HireAsync(region, role);
            return person;
        }
    }

    internal Task<ApiPerson> PersonAsync(string role) => PersonAsync(ApiOffice.Malinau, role);

    /// <summary>An emergency case of Malinau whose letter waits for the first paraf; its line lies in the month's batch.</summary>
    internal async Task<string> EmergencyAsync()
    {
        foreach (var role in Roles.Officials.Where(r => r is not Roles.Supervisor))
            await PersonAsync(role);
        var (fo, bo) = (await PersonAsync(Roles.FrontOffice), await PersonAsync(Roles.BackOffice));
        return await OfMalinau.InBatchAsync(fo, bo, nik: NewNik());
    }

    private int niks = 9100;

    /// <summary>A NIK of the test range that no other case has.</summary>
    public string NewNik() => $"650299170890{Interlocked.Increment(ref niks)}";

    public async ValueTask DisposeAsync()
    {
        if (office is not null)
            await office.DisposeAsync();
    }
}

internal static class Pages
{
    /// <summary>Signs in as a person does, from the page that asks for it.</summary>
    public static async Task SignInAsync(this IPage page, ApiPerson person)
    {
        await page.Context.ClearCookiesAsync();
        // A form asks for a code only of whom has an authenticator.
        if (person.Signs)
            await person.EnrolledAsync();
        await page.GotoAsync("/masuk");
        await page.GetByLabel("Nama akun").FillAsync(person.UserName);
        await page.GetByLabel("Kata sandi").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        if (person.Signs)
        {
            await page.GetByLabel("Kode", new() { Exact = true }).FillAsync(await person.CodeAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        }
        await page.WaitForURLAsync("**/beranda");
    }

    /// <summary>Keeps a picture where JKN_SCREENSHOTS names a folder: for people to look at, never compared.</summary>
    public static async Task ShotAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("JKN_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>
    /// Returns when the form has gone: what was typed last is kept as a draft before (app.js), so the next page does not begin with the
    /// click.
    /// </summary>
    public static async Task PressAsync(this IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.SentAsync();
    }

    /// <summary>Fills in what his authenticator shows, where the form asks for it, and presses.</summary>
    public static async Task SignAsync(this IPage page, ApiPerson who, string button)
    {
        await page.GetByLabel("Kode dari aplikasi kode").FillAsync(await who.CodeAsync());
        await page.PressAsync(button);
    }

    /// <summary>Presses what a task's page proposes, whatever it is called.</summary>
    public static async Task ActAsync(this IPage page)
    {
        await page.Locator(".tombol-aksi .btn-primary").ClickAsync();
        await page.SentAsync();
    }

    public static Task SentAsync(this IPage page) =>
        page.Locator("form[data-terkirim]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

    public static Task HeadingAsync(this IPage page, string text) =>
        page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true }).First.WaitForAsync();

    /// <summary>A new file with its applicant; ends on the page of the family's members.</summary>
    public static async Task BeginAsync(this IPage page, string applicant)
    {
        await page.GotoAsync("/loket");
        await page.GetByRole(AriaRole.Link, new() { Name = "Terima pemohon" }).First.ClickAsync();
        await page.GetByLabel("Nama pemohon").FillAsync(applicant);
        await page.GetByLabel("Nomor telepon").FillAsync("+62811000001");
        await page.PressAsync("Lanjut ke anggota keluarga");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");
    }

    public static async Task AddAsync(this IPage page, string noKk, string nik, string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Tambah peserta" }).ClickAsync();
        await page.GetByLabel("Nomor KK").FillAsync(noKk);
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync(nik);
        await page.GetByLabel("Nama lengkap").FillAsync(name);
        await page.GetByLabel("Jenis kelamin").SelectOptionAsync("L");
        await page.GetByLabel("Tempat lahir").FillAsync("Malinau");
        await page.GetByLabel("Tanggal lahir").FillAsync("1990-08-17");
        await page.GetByLabel("Status perkawinan").SelectOptionAsync("KAWIN");
        await page.GetByLabel("Hubungan keluarga").SelectOptionAsync("P");
        await page.GetByLabel("Alamat", new() { Exact = false }).First.FillAsync("Jalan Contoh 1");
        await page.GetByLabel("Faskes Tingkat I").FillAsync("0000 Puskesmas Contoh");
        await page.PressAsync("Simpan peserta");
    }

    /// <summary>What was found of a document of the checklist.</summary>
    public static Task FoundAsync(this IPage page, string document, string result) =>
        page.Locator("fieldset.dokumen").Filter(new() { HasText = document }).First.GetByLabel(result, new() { Exact = true }).CheckAsync();
}
