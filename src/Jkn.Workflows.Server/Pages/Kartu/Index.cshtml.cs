using Jkn.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Kartu;

/// <summary>People whose cards lie in the office or are still to come, and those who got theirs lately.</summary>
internal sealed class IndexModel(AppDb db) : OfficePage
{
    private const int Size = 200;

    internal sealed record Line(string CaseId, string? CaseNo, string Name, DateTimeOffset? Since);

    public IReadOnlyList<Line> Here { get; private set; } = [];
    public IReadOnlyList<Line> Awaited { get; private set; } = [];
    public IReadOnlyList<Line> Given { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Here = await OfAsync(PersonStates.CardHere, false, ct);
        Awaited = await OfAsync(PersonStates.Active, true, ct);
        Given = await OfAsync(PersonStates.CardHandedOver, false, ct);
    }

    private async Task<IReadOnlyList<Line>> OfAsync(string state, bool openOnly, CancellationToken ct)
    {
        var region = Me.Region;
        return await (
            from person in db.CasePeople.AsNoTracking()
            join c in db.Cases on person.CaseKey equals c.CaseKey
            where person.Region == region && person.State == state && (!openOnly || c.ClosedAt == null)
            orderby person.CaseKey descending, person.Person
            select new Line(c.Id, c.CaseNo, person.Name, person.StateSince)
        )
            .Take(Size)
            .ToListAsync(ct);
    }
}
