using System.Reflection;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Jkn.Workflows.Server.Pages;

/// <summary>Asks, before an act of a page runs, for what stands on it (<see cref="AsksAttribute"/>).</summary>
internal sealed class ActPolicies : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asked = context.HandlerMethod?.MethodInfo.GetCustomAttribute<AsksAttribute>()?.Policy;
        if (asked is not null && !Policies.Admits(asked, context.HttpContext.User))
        {
            context.Result = new ForbidResult();
            return;
        }
        await next();
    }
}
