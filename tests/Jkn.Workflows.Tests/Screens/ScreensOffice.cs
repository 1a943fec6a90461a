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
            if (!people.TryGetValue((region, role), out var person)) people[(region, role)] = person = Office.HireAsync(region, role);
            return person;
        }
    }

    internal Task<ApiPerson> PersonAsync(string role) => PersonAsync(ApiOffice.Malinau, role);

    public async ValueTask DisposeAsync()
    {
        if (office is not null) await office.DisposeAsync();
    }
}

internal static class Pages
{
    /// <summary>Signs in as a person does, from the page that asks for it.</summary>
    public static async Task SignInAsync(this IPage page, ApiPerson person)
    {
        await page.GotoAsync("/masuk");
        await page.GetByLabel("Nama akun").FillAsync(person.UserName);
        await page.GetByLabel("Kata sandi").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/beranda");
    }
}
