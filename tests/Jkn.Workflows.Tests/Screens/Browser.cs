using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>One Chromium for all tests of the screens, Debian's; each test opens windows of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    // windows of the test that is running, and whose they are
    private readonly ConcurrentQueue<(string Test, IBrowserContext Window)> windows = new();

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A window with cookies of its own. Width 1366 is an office's screen, 390 a phone.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width = 1366, bool script = true)
    {
        if (browser is null)
        {
            if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
                Assert.Fail($"The browser {Chromium} is not installed.");
            Assert.Skip($"The browser {Chromium} is not installed.");
        }
        var test = TestContext.Current.Test?.UniqueID ?? "";
        // What a test that ended left open goes on drawing and listening, and slows down all that follow.
        while (windows.TryPeek(out var oldest) && oldest.Test != test && windows.TryDequeue(out var left))
            await left.Window.CloseAsync();
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                JavaScriptEnabled = script,
                Locale = "id-ID",
                TimezoneId = "Asia/Makassar",
                ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 768 },
            }
        );
        windows.Enqueue((test, context));
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>
/// Tests that share the browser and, where they can, one server. They run one after another: two cores carry one browser well.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ScreensCollection : ICollectionFixture<Browser>, ICollectionFixture<ScreensOffice>
{
    public const string Name = "Screens";
}
