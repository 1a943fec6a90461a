using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Masuk;

/// <summary>Ends the session, here and for whoever has a copy of its cookie.</summary>
internal sealed class KeluarModel : OfficePage
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.EndSessionAsync();
        await HttpContext.SignOutAsync(SessionSetup.Session);
        Tell("Anda sudah keluar.");
        return Redirect("/masuk");
    }
}
