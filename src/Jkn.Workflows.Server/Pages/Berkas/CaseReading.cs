using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Pages.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>Reads what a case's page shows; and records who looked at what of it, and why.</summary>
internal sealed class CaseReading(
    CaseReader reader,
    Offices offices,
    VisitDesk visits,
    People people,
    PageTime time,
    AppDb db,
    DataGate gate
)
{
    private const int MostNotices = 20;

    /// <summary>Null when it may be shown, and is recorded.</summary>
    public Task<Rejection?> OpenAsync(CaseState state, Actor who, DataClasses one, string what, string? purpose, CancellationToken ct) =>
        gate.OpenAsync(state, who, one, what, purpose, ct, KasusModel.Purpose);

    /// <summary>Null when its region is not served.</summary>
    public async Task<CaseScreen?> ReadAsync(CaseState state, Actor me, CancellationToken ct)
    {
        if (offices.Find(state.Region) is not { } office)
            return null;
        var history = await reader.HistoryAsync(state.Id, ct);
        await people.LoadAsync(
            history
                .Select(h => (string?)h.Stamp.By)
                .Concat(history.Select(h => h.Stamp.ActingFor))
                .Concat(state.Notes.Select(n => (string?)n.By))
                .Concat(state.WorkItems.Values.Select(w => w.AssignedTo)),
            ct
        );
        var today = office.DateOf(time.Now);
        var screen = new CaseScreen(
            [
                .. WorkGroups
                    .Of(state)
                    .OrderBy(g => g.Min(w => w.OpenedAt))
                    .ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => TaskOf(state, office, g.Key, [.. g], me, today)),
            ],
            [.. Acts(state, history).Reverse()],
            EndedClocks.Of(state, history),
            await ToldAsync(state.Id, ct),
            office.Region.Checklists.SelectMany(l => l.Items).DistinctBy(i => i.Code).ToDictionary(i => i.Code, i => i.Label)
        );
        screen = screen with
        {
            Office = office,
            People = PersonWords.Of(state, office),
            SeesIdentity = await gate.GrantAsync(state, me, DataClasses.Identity, ct) == Grant.Open,
            SeesPapers = await gate.GrantAsync(state, me, DataClasses.Papers, ct) == Grant.Open,
            SeesLetters = await gate.GrantAsync(state, me, DataClasses.Letters, ct) == Grant.Open,
            Visit = await visits.OfCaseAsync(state.Id, ct) is { } visit ? VisitText(visit, office) : null,
        };
        return office.Sops.ById(state.DefinitionId) is { } version
            ? screen with
            {
                Picture = Draw(state, version, history),
                Newer = state.IsOpen ? NewerThan(version, office) : null,
            }
            : screen;
    }

    private static string VisitText(VisitRow visit, Office office)
    {
        var place = office.Region.PlaceOf(visit.Place) ?? office.Region.Places[0];
        var drawn = visit.Number is null ? null : $"antrian {place.Ticket(visit.Number)}";
        var wrote = visit.GuestNo is { } no ? $"buku tamu nomor {no}" : null;
        var at = office.Region.Places.Length > 1 ? place.Label : null;
        return string.Join(", ", new[] { drawn, wrote, at }.OfType<string>());
    }

    private IEnumerable<CaseAct> Acts(CaseState state, IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> history)
    {
        var tasks = HistoryWords.TasksOf(history.SelectMany(h => h.Events));
        return history
            .Select(h => new CaseAct(
                h.Stamp.At,
                Words.Capacity(h.Stamp.Capacity, people.NameOf(h.Stamp.By)),
                [.. h.Events.Select(e => HistoryWords.Of(e, state, tasks)).OfType<string>()]
            ))
            .Where(l => l.What.Count > 0);
    }

    private Task<List<NoticeRow>> ToldAsync(string caseId, CancellationToken ct) =>
        db
            .Notices.AsNoTracking()
            .Where(n => n.CaseId == caseId && n.State != null)
            .OrderByDescending(n => n.CreatedAt)
            .Take(MostNotices)
            .ToListAsync(ct);

    private static int? NewerThan(SopVersion version, Office office) =>
        office
            .Sops.All.FirstOrDefault(v =>
                v.State == SopState.Efektif && v.Definition.DefinitionId == version.Definition.DefinitionId && v.Version > version.Version
            )
            ?.Version;

    private string Draw(CaseState state, SopVersion version, IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> history) =>
        new FlowPicture(version.Definition).Draw(
            $"Alur {version.Name} versi {version.Version}",
            CasePicture.Marks(state, version.Definition, history, people.NameOf, at => time.Short(at))
        );

    private CaseTask TaskOf(CaseState state, Office office, string group, IReadOnlyList<WorkItem> items, Actor me, string today)
    {
        // The most urgent of them says when.
        var item = items.MinBy(i => state.ClockOf(i)?.DueAt ?? DateTimeOffset.MaxValue)!;
        var mine = office.Organisation.CapacityOf(me, item.Role, today) is not null;
        var holder =
            item.AssignedTo is { } id ? people.NameOf(id)
            : office.Organisation.ActiveDelegation(item.Role, today) is { } standIn ? $"{standIn.Kind} {RoleNames.Of(item.Role)}"
            : RoleNames.Of(item.Role);
        var why =
            !mine ? $"untuk {RoleNames.Of(item.Role)}"
            : item.AssignedTo is { } other && other != me.Id ? $"dipegang {people.NameOf(other)}"
            : null;
        return new(
            item,
            DueView.Of(state, item, time),
            Tugas.ItemScene.HrefOf(state.Id, group),
            why,
            holder,
            Tugas.ItemScene.WhoseOf(state, items)
        );
    }
}
