using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Our words over the official designer are decoration: with them it says less English and offers less; without them it works all the same.
/// </summary>
[Collection(ScreensCollection.Name)]
public sealed class StudioOverlayTests(Browser browser, ScreensOffice screens)
{
    private const string Chain = "65.02-rantai-paraf";

    [Fact]
    public async Task Roles_have_colour_and_letters_and_what_the_server_refuses_is_not_offered()
    {
        Tools.NeedStudio(screens.Office);
        var page = await browser.OpenAsync(screens.Address);
        await page.SignInAsync(await screens.PersonAsync("KADIS"));
        await EditorAsync(page);

        (
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('elsa-activity-wrapper')].map(w => "
                    + "w.querySelector('.activity-icon')).filter(Boolean)"
                    + ".map(i => getComputedStyle(i, '::after').content).filter(c => c.startsWith('\"'))"
            )
        ).ShouldBe(["\"KS\"", "\"KB\"", "\"SK\"", "\"KD\""], ignoreOrder: true);
        (
            await page.EvaluateAsync<int>(
                "new Set([...document.querySelectorAll('elsa-activity-wrapper .elsa-activity')].map(a => "
                    + "getComputedStyle(a).borderLeftColor)).size"
            )
        ).ShouldBeGreaterThanOrEqualTo(4);
        await Assertions.Expect(page.GetByText("Sifat", new() { Exact = true }).First).ToBeVisibleAsync();
        // Looks only: no code view, which breaks there; nobody runs a procedure from here or tries a single step.
        var tabs = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.mud-tab')].filter(t => t.offsetParent).map(t => t.textContent.trim())"
        );
        tabs.ShouldNotContain("Kode");
        tabs.ShouldNotContain("Code");
        tabs.ShouldNotContain("Uji");
        tabs.ShouldNotContain("Output");
        await Assertions.Expect(page.GetByText("Hanya dapat dilihat").First).ToBeVisibleAsync();
        // Nothing is drawn again and again while nobody does anything.
        (await page.EvaluateAsync<int>("document.getAnimations().filter(a => a.playState === 'running').length")).ShouldBe(0);
        (
            await page.EvaluateAsync<int>(
                $"[...document.querySelectorAll('path[d=\"M8 5v14l11-7z\"]')].filter(p => p.closest('button')?.offsetParent).length"
            )
        ).ShouldBe(0);
        await page.ShotAsync("studio-hanya-lihat-1366");
    }

    [Theory]
    [InlineData("The script is broken", "'use strict'; throw new Error('rusak');")]
    [InlineData("The script breaks while it works", null)]
    public async Task Without_its_overlay_the_editor_still_shows_and_saves(string what, string? script)
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        Tools.NeedStudio(office);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(await office.HireAsync(ApiOffice.Malinau, "ADMIN"));
        if (script is not null)
            await page.RouteAsync(
                "**/perancang/perancang.js*",
                r => r.FulfillAsync(new() { ContentType = "text/javascript", Body = script })
            );
        else
        {
            // As after an update that changes what the overlay leans on.
            await page.AddInitScriptAsync(
                "const usual = document.createTreeWalker.bind(document); document.createTreeWalker = (...a) => { if (new "
                    + "Error().stack.includes('/perancang/')) throw new Error('rusak'); return usual(...a); };"
            );
        }
        await EditorAsync(page);

        if (script is null)
            (await page.EvaluateAsync<string>("document.body.dataset.hiasan")).ShouldBe("mati", what);
        (await MoveAsync(page)).Status.ShouldBe(200);
        if (script is not null)
        {
            // The session ends while the editor is open: told in its own words, nothing lost, and the next save after signing in elsewhere
            // goes through.
            var cookies = await page.Context.CookiesAsync();
            await page.Context.ClearCookiesAsync();
            (await MoveAsync(page)).Status.ShouldBe(400);
            await Assertions.Expect(page.GetByText("sesi Anda sudah berakhir").First).ToBeVisibleAsync();
            await page.Context.AddCookiesAsync(
                cookies.Select(c => new Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Domain = c.Domain,
                    Path = c.Path,
                    HttpOnly = c.HttpOnly,
                    Secure = c.Secure,
                    SameSite = c.SameSite,
                })
            );
            (await MoveAsync(page)).Status.ShouldBe(200);
        }
        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#perancang-tunggu")).ToBeHiddenAsync();
    }

    /// <summary>Drags a step a little; the answer to the save that follows.</summary>
    private static async Task<IResponse> MoveAsync(IPage page)
    {
        var box = (await page.Locator("g[data-cell-id='E07']").First.BoundingBoxAsync())!;
        return await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.Mouse.MoveAsync(box.X + 100, box.Y + 15);
                await page.Mouse.DownAsync();
                await page.Mouse.MoveAsync(box.X + 120, box.Y + 45, new() { Steps = 6 });
                await page.Mouse.UpAsync();
            },
            r => r.Request.Method == "POST" && r.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal),
            new() { Timeout = 60_000 }
        );
    }

    private static async Task EditorAsync(IPage page)
    {
        await page.GotoAsync($"/studio/edit/{Chain}");
        await page.WaitForSelectorAsync(".elsa-activity", new() { Timeout = 120_000 });
        await page.WaitForTimeoutAsync(3000);
    }
}
