using System.Text.Json;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Open work items as an inbox shows them, with what it shows of their case: a row for each group of a family's tasks.</summary>
internal static class WorkItemProjection
{
    /// <summary>The rows of a case by their key.</summary>
    public static Dictionary<string, WorkItemRow> Rows(long key, CaseState s) =>
        WorkGroups.Of(s).ToDictionary(g => g.Key, g => Row(key, s, g.Key, [.. g]), StringComparer.Ordinal);

    private static WorkItemRow Row(long key, CaseState s, string group, WorkItem[] items)
    {
        var item = items[0];
        var clocks = items.Select(s.ClockOf).OfType<Clock>().ToList();
        var emergency = s.Path == CasePaths.Emergency;
        return new()
        {
            Region = s.Region,
            Role = item.Role,
            DueAt = clocks.Count > 0 ? clocks.Min(c => c.DueAt) : (emergency ? WorkItemRow.Soonest : WorkItemRow.Never),
            CaseKey = key,
            ItemId = group,
            CaseId = s.Id,
            CaseKind = s.Kind.ToString(),
            CaseNo = s.CaseNo ?? s.Batch?.No ?? Errand.NoOf(s),
            ActivityId = item.ActivityId,
            Kind = item.Kind,
            Title = item.Title,
            Act = item.Act,
            Letter = item.Letter,
            AssignedTo = item.AssignedTo,
            Name = items is [{ Person: { } only }] ? CaseProjection.NameOf(s, only) : CaseProjection.NameOf(s),
            Emergency = emergency,
            Overdue = clocks.Exists(c => c.Breached),
            Version = items.Max(i => i.Version),
            OpenedAt = items.Min(i => i.OpenedAt),
            SentBy = item.SentBy,
            SeenBy = Array.TrueForAll(items, i => i.SeenBy is not null) ? item.SeenBy : null,
            People = PeopleOf(s, items),
        };
    }

    private static string? PeopleOf(CaseState s, WorkItem[] items) =>
        items[0].Person is null
            ? null
            : JsonSerializer.Serialize(
                items.Select(i => new WorkPerson(i.Person!, CaseProjection.NameOf(s, i.Person!) ?? "", i.Id, i.Version)),
                JsonSerializerOptions.Web
            );
}
