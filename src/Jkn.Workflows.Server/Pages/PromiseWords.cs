using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages;

/// <summary>The promise as screens and receipts say it: when the case is proposed, when it is decided, and whether a calendar is still missing (AC-28).</summary>
internal static class PromiseWords
{
    public static string? Of(CaseState state, PageTime time)
    {
        if (state.Promise is not { } promise) return null;
        var entry = state.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null }).OrderBy(e => e.DeliverBy).LastOrDefault();
        var proposed = entry is null ? "" : $"diusulkan {time.Date(entry.DeliverBy, state.Region)}, ";
        return $"{PageTime.Date(promise.Date)} ({proposed}{promise.Text}){Provisional(promise)}";
    }

    private static string Provisional(PromiseGiven promise) => promise.Provisional ? $" (sementara: kalender {promise.Date[..4]} belum ada)" : "";
}
