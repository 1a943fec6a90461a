using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Offices;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// What no screen can do yet and an office's data holds all the same: another name and NIP on a mandate, as a fact on its journal.
/// </summary>
internal sealed record NameOfficial(string Account, string OfficialName, string? Nip = null) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        foreach (var mandate in on.State.Mandates.Values.Where(m => m.Holder.Account == Account))
        {
            var (id, h) = (mandate.Id, mandate.Holder);
            on.Emit(new PowerEvent.MandateGiven(id, Account, h.Role, OfficialName, Nip, h.Rank, h.Position, mandate.Unit, h.From, h.To));
        }
        return on.Accept();
    }

    public static async Task RunAsync(ApiOffice office, string account, string name, string? nip = null)
    {
        await using var db = office.Database.NewContext();
        var region = db.Officials.First(o => o.AccountId == account).Region;
        var actor = new Actor("uji", "Uji", region, []);
        var answer = await office
            .Node.Services.GetRequiredService<OfficeDesk>()
            .RunAsync(region, actor, new NameOfficial(account, name, nip), TestServer.Ct);
        answer.Decision.Rejection.ShouldBeNull();
    }
}
