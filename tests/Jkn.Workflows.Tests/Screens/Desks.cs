using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>An office with a browser window at each desk: everybody signed in once, and again after a night.</summary>
internal sealed class Desks(Browser browser, ApiOffice office, string region) : IAsyncDisposable
{
    private readonly Dictionary<string, (ApiPerson Person, IPage Page)> desks = [];

    /// <summary>Officials first: the first paraf already needs the whole chain.</summary>
    public async Task HireAsync(params string[] roles)
    {
        foreach (var role in roles)
            desks[role] = (await office.HireAsync(region, role), await browser.OpenAsync(office.Node.ClientOptions.BaseAddress));
    }

    public ApiPerson Person(string role) => desks[role].Person;

    public async Task<IPage> AtAsync(string role)
    {
        var (person, page) = desks[role];
        await page.GotoAsync("/beranda");
        if (page.Url.Contains("/masuk", StringComparison.Ordinal))
            await page.SignInAsync(person);
        return page;
    }

    /// <summary>A task of a case or batch as it is found on its page, by its title.</summary>
    public async Task<IPage> OpenAsync(string role, string caseId, string title, string kind = "berkas")
    {
        var page = await AtAsync(role);
        var link = page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true });
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync($"/{kind}/{caseId}");
                return await link.CountAsync() > 0;
            },
            () => page.Locator("main").InnerTextAsync()
        );
        await link.First.ClickAsync();
        await page.HeadingAsync(title);
        return page;
    }

    /// <summary>Opens a task and presses one of its buttons; what is pressed last says what comes next.</summary>
    public async Task<IPage> DoAsync(
        string role,
        string caseId,
        string title,
        string button,
        string kind = "berkas",
        Func<IPage, Task>? fill = null
    )
    {
        var page = await OpenAsync(role, caseId, title, kind);
        if (fill is not null)
            await fill(page);
        // a paraf or signature asks for its proof
        if (await page.GetByLabel("Kode dari aplikasi kode").CountAsync() > 0)
            await page.SignAsync(Person(role), button);
        else
            await page.PressAsync(button);
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, page) in desks.Values)
            await page.Context.CloseAsync();
    }
}
