using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>A person without a mouse: everything by Tab, Enter, Space, arrows and letters. Each stop must show its focus.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostStops = 250;

    /// <summary>What the focus stands on: its label or text, and whether anybody can see that it stands there.</summary>
    private const string Where = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return ["", true];
          const label = (e.labels && e.labels[0] ? e.labels[0].innerText : "")
            || e.getAttribute("aria-label") || e.innerText || e.value || "";
          const style = getComputedStyle(e), box = e.getBoundingClientRect();
          const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          const at = document.elementFromPoint(
            Math.max(0, box.left + Math.min(4, box.width / 2)),
            Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2)));
          const hidden = at && at !== e && !e.contains(at) && !at.contains(e) && getComputedStyle(at).position === "sticky";
          return [label.trim().replace(/\s+/g, " "), style.outlineStyle !== "none" && inside && !hidden];
        }
        """;

    /// <summary>Past the menu by the first link of the page, then on by Tab until something of that name has the focus.</summary>
    public async Task ToAsync(string name, bool exact = false)
    {
        var passed = new List<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await FoundAsync() is not { } found)
                continue;
            var text = found[0].GetString()!;
            if (text.StartsWith("Langsung ke isi", StringComparison.Ordinal))
            {
                await page.Keyboard.PressAsync("Enter");
                continue;
            }
            passed.Add(text);
            if (!(exact ? text == name : text.StartsWith(name, StringComparison.Ordinal)))
                continue;
            found[1].GetBoolean().ShouldBeTrue($"\"{name}\" has the focus, and nobody sees it");
            return;
        }
        Assert.Fail($"No key leads to \"{name}\" on {page.Url}: {string.Join(" | ", passed.Distinct().Take(60))}");
    }

    /// <summary>Null while the next page takes the place of this one.</summary>
    private async Task<System.Text.Json.JsonElement?> FoundAsync()
    {
        try
        {
            return await page.EvaluateAsync<System.Text.Json.JsonElement>(Where);
        }
        catch (PlaywrightException e) when (e.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            await page.WaitForLoadStateAsync();
            return null;
        }
    }

    public async Task TypeAsync(string field, string text)
    {
        await ToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>A link, button or fold, by Enter.</summary>
    public async Task PressAsync(string name, bool exact = true)
    {
        await ToAsync(name, exact);
        await page.Keyboard.PressAsync("Enter");
        await page.SentAsync();
        await page.WaitForLoadStateAsync();
    }

    public async Task TickAsync(string name)
    {
        await ToAsync(name);
        await page.Keyboard.PressAsync("Space");
    }

    public Task KeyAsync(string key) => page.Keyboard.PressAsync(key);
}
