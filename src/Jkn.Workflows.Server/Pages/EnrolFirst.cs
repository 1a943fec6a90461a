using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// Who needs a second factor enrols it before anything else.
/// </summary>
internal sealed class EnrolFirst : IAsyncPageFilter
{
    private static readonly string[] Free = ["/Profil/Keamanan", "/Akun/Sandi", "/Masuk/Keluar", "/Masuk/Index", "/Galat", "/Index"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (
            context.HttpContext.User.HasClaim(c => c.Type == LiveSessions.MustEnrol)
            && !Free.Contains(context.ActionDescriptor.ViewEnginePath)
        )
        {
            context.Result = new RedirectResult("/profil/keamanan");
            return;
        }
        await next();
    }
}
