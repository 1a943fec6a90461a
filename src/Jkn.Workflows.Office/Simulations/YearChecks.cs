using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Trials;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>What must be true of an office after a year: each broken rule as a sentence.</summary>
internal static class YearChecks
{
    public static IEnumerable<string> Of(TrialOffice trial, IReadOnlyDictionary<string, string> refusals)
    {
        foreach (var state in trial.Cases.Values)
        {
            if (!state.Flow.Incidents.IsEmpty)
                yield return $"{state.Id}: berhenti pada gangguan {state.Flow.Incidents.Values.First().Type} "
                    + $"({state.Flow.Incidents.Values.First().Message})";
            foreach (var place in StandingStill.In(state, trial.Cases.GetValueOrDefault))
                yield return $"{state.Id}: tanpa jalan, {NameOf(state, place.Person)} di {place.Steps}";
            if (state.IsOpen && WhyWaiting(trial, state) is null)
            {
                var waiting = state.WorkItems.Values.Select(w =>
                    $"{w.ActivityId} {w.Person} {w.Role} {refusals.GetValueOrDefault($"{state.Id} {w.Id}")}"
                );
                yield return $"{state.Id}: terbuka ({state.Status}) tanpa sebab; {string.Join(", ", waiting)}";
            }
            if (state.Batch is { } batch)
            {
                if (batch.Waiting > 0 || batch.Lines.Values.Any(l => l.Conflict is not null))
                    yield return $"{batch.No}: belum direkonsiliasi ({batch.Waiting} baris menunggu)";
                if (batch.Stage != BatchStage.Ditutup && !batch.Lines.IsEmpty)
                    yield return $"{batch.No}: tidak ditutup ({batch.Stage})";
            }
            foreach (var problem in Clocks(trial, state))
                yield return problem;
        }
        foreach (var problem in Books(trial))
            yield return problem;
    }

    /// <summary>Why a case may still be open when the year is over; null when nothing explains it.</summary>
    public static string? WhyWaiting(TrialOffice trial, CaseState state) =>
        state.WorkItems.Values.Any(w => w.Kind == WorkKinds.Return) ? "menunggu pemohon melengkapi"
        : state.Courses.Values.Any(c => c is { Ended: false, State: PersonStates.AwaitingNik }) ? "menunggu NIK"
        : state.WorkItems.Values.Any(w => w.Kind == WorkKinds.MissingResult) ? "menunggu hasil yang tidak ada di berkas BPJS"
        : state.Batch is { Stage: BatchStage.Terbuka } ? "batch masih terbuka"
        : state.BatchEntries.Values.Any(e =>
            e is { Withdrawn: false, Outcome: null or LineResults.NoCard } && trial.Cases.GetValueOrDefault(e.BatchId) is { IsOpen: true }
        )
            ? "menunggu batch"
        : null;

    private static string NameOf(CaseState state, string? person) =>
        person is null
            ? $"berkas {state.CaseNo}"
            : $"{state.Participants[person].Nama} ({PersonStates.LabelOf(state.Courses[person].State)})";

    private static IEnumerable<string> Clocks(TrialOffice trial, CaseState state)
    {
        var fired = trial.JournalOf(state.Id).SelectMany(e => e.Events).OfType<CaseEvent.ClockBreached>().ToList();
        foreach (var twice in fired.GroupBy(f => (f.Key, f.DueAt)).Where(g => g.Count() > 1))
            yield return $"{state.Id}: jam {twice.Key.Key} berbunyi {twice.Count()} kali";
        foreach (var (key, dueAt) in Timers.Of(state).Where(t => t.DueAt < trial.Now))
            yield return $"{state.Id}: jam {key} lewat {dueAt:O} dan tidak berbunyi";
    }

    private static IEnumerable<string> Books(TrialOffice trial)
    {
        foreach (var book in trial.Cases.Values.SelectMany(c => c.RegisterLines).GroupBy(l => (l.Register, l.Year)))
        {
            var numbers = book.Select(l => l.Number).Order().ToList();
            if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)))
                yield return $"Buku {book.Key.Register} {book.Key.Year}: nomor tidak berurutan ({numbers.Count} baris, terakhir "
                    + $"{numbers[^1]})";
        }
        foreach (var same in trial.Cases.Values.Where(c => c.CaseNo is not null).GroupBy(c => c.CaseNo).Where(g => g.Count() > 1))
            yield return $"Nomor {same.Key} dipakai {same.Count()} berkas";
        foreach (
            var year in trial
                .Cases.Values.Where(c => c.CaseNo is not null)
                .GroupBy(c => trial.Office.YearOf(c.RegisteredAt ?? c.ReceivedAt))
        )
        {
            var last = year.Max(c => int.Parse(c.CaseNo!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
            if (last != year.Count())
                yield return $"Nomor berkas {year.Key}: {year.Count()} berkas, nomor terakhir {last}";
        }
    }
}
