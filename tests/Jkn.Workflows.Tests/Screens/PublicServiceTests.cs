using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The public page of a region tells what its posters tell, and claims nothing that its document does not say.</summary>
[Collection(ScreensCollection.Name)]
public sealed class PublicServiceTests(Browser browser)
{
    [
        Theory,
        InlineData("32.14", "32.14-purwakarta"),
        InlineData("63.72", "63.72-banjarbaru"),
        InlineData("64.02", "64.02-kutai-kartanegara"),
        InlineData("65.02", "65.02-malinau")
    ]
    public async Task Citizens_read_their_own_steps_and_only_a_fee_that_the_document_names(string region, string folder)
    {
        await using var node = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: folder);
        var office = node.Node.Services.GetRequiredService<Offices>().Find(region)!;
        var posters = office
            .Sops.All.Where(v => v.State == SopState.Efektif && PosterPrinter.IsForCitizens(v))
            .Select(v => PosterPrinter.Model(v, office))
            .ToList();
        var page = await browser.OpenAsync(node.Node.ClientOptions.BaseAddress, 390);

        await page.GotoAsync($"/layanan/{region}");
        var shown = await page.Locator("main").InnerTextAsync();
        await page.ShotAsync($"layanan-{region}-390");

        foreach (var text in posters.SelectMany(p => p.Steps).SelectMany(s => s.Branches.SelectMany(b => b.Steps).Prepend(s.Text)))
            shown.ShouldContain(text);
        foreach (var text in posters.SelectMany(p => p.Dates.Concat(p.Papers.SelectMany(x => x.Items))))
            shown.ShouldContain(text);
        if (posters.Count == 0)
            shown.ShouldNotContain("gratis", Case.Insensitive);
        // What only officers do is nobody's way to walk.
        shown.ShouldNotContain("EDABU dan mencatat hasilnya");
        shown.ShouldNotContain("Mengunci");
        await page.Context.CloseAsync();
    }
}
