using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Open work items, with what an inbox shows of their case.</summary>
internal static class WorkItemProjection
{
    public static WorkItemRow Row(long key, CaseState s, WorkItem item)
    {
        var clock = s.ClockOf(item);
        var emergency = s.Path == "EMERGENSI";
        return new()
        {
            Region = s.Region,
            Role = item.Role,
            DueAt = clock?.DueAt ?? (emergency ? WorkItemRow.Soonest : WorkItemRow.Never),
            CaseKey = key,
            ItemId = item.Id,
            CaseId = s.Id,
            CaseKind = s.Kind.ToString(),
            CaseNo = s.CaseNo ?? s.Batch?.No ?? Errand.NoOf(s),
            ActivityId = item.ActivityId,
            Kind = item.Kind,
            Title = item.Title,
            Act = item.Act,
            Letter = item.Letter,
            AssignedTo = item.AssignedTo,
            Name = CaseProjection.NameOf(s),
            Emergency = emergency,
            Overdue = clock?.Breached ?? false,
            Version = item.Version,
            OpenedAt = item.OpenedAt,
            SentBy = item.SentBy,
            SeenBy = item.SeenBy,
        };
    }
}
