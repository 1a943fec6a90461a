using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Tests.Domain.Invariants;

internal sealed partial class Watch
{
    /// <summary>Rules about one case or batch as it stands.</summary>
    private void Whole(CaseState state)
    {
        state.Flow.VersionId.ShouldBe(state.DefinitionId);
        state.Flow.Incidents.ShouldBeEmpty($"{state.Id} stands still");
        state.IsOpen.ShouldBe(!state.Flow.IsFinished, $"{state.Id}: case and flow end together");
        if (!state.IsOpen)
            (state.WorkItems.Count + state.Clocks.Count + state.Flow.Bookmarks.Count).ShouldBe(0, $"{state.Id} is closed");
        else
            state.Flow.Bookmarks.ShouldNotBeEmpty($"{state.Id} is open and waits for nothing");
        ItemsAndClocks(state);
        if (state.Batch is { Stage: not BatchStage.Terbuka, FileHash: not null } batch)
            batch.FileHash.ShouldBe(BatchHash.Of(batch), "the hash of a locked batch");
        foreach (var line in state.RegisterLines.GroupBy(l => (l.Register, l.Year, l.Number)))
            line.Count().ShouldBe(1, line.Key.ToString());
        foreach (
            var letter in state.Letters.Values.Where(l => l.Number is not null && l.State != Jkn.Workflows.Domain.Words.LetterState.Ditolak)
        )
            state.RegisterLines.ShouldContain(
                l => !l.Void && l.Text.StartsWith(letter.Number + " "),
                $"{letter.Key} has a number without a line"
            );
        if (!state.IsOpen && state.Kind == CaseKind.Case)
            state.Letters.Values.ShouldAllBe(
                l => l.SealedHash != null || l.State == Jkn.Workflows.Domain.Words.LetterState.Ditolak,
                "a letter outlived its case"
            );
    }

    private void ItemsAndClocks(CaseState state)
    {
        var sops = office.Office.Sops;
        var definition = sops.ById(state.DefinitionId)!.Definition;
        foreach (var bookmark in state.Flow.Bookmarks.Values)
        {
            var node = FlowNodes.Find(definition, sops.Library, state.Flow, bookmark);
            // An answer that leaves somebody out is followed up where he waits for it.
            if (state.WorkItems.GetValueOrDefault(bookmark.Id) is not { Kind: WorkKinds.MissingResult })
                state.WorkItems.ContainsKey(bookmark.Id).ShouldBe(node is WorkActivity, $"bookmark {bookmark.Id}");
            if (node is WorkActivity { Waktu.LiteralText.Length: > 0 })
                state.Clocks.ShouldContainKey(bookmark.Id, "an open step without its clock");
        }
        state.WorkItems.Keys.ShouldAllBe(id => state.Flow.Bookmarks.ContainsKey(id), "a work item outlived its bookmark");
        var timers = Timers.Of(state).ToList();
        timers.Select(t => t.Key).ShouldBeUnique();
        foreach (var clock in state.Clocks.Values)
            timers
                .Count(t => t.Key == clock.Key && t.DueAt == clock.RingsAt)
                .ShouldBe(clock is { Breached: false, PausedAt: null } ? 1 : 0, clock.Key);
    }

    /// <summary>Rules between cases, batches and books.</summary>
    private void Together()
    {
        var cases = office.Cases.Values.Where(c => c is { Kind: CaseKind.Case, IsOpen: true }).ToList();
        foreach (
            var twice in cases
                .SelectMany(c => c.Participants.Where(p => p.Value.Nik.Length > 0).Select(p => (Case: c, p.Key, p.Value.Nik)))
                .GroupBy(p => p.Nik)
                .Where(g => g.Count() > 1)
        )
            twice
                .Count(p => !Overridden(p.Case.Id, p.Key))
                .ShouldBeLessThanOrEqualTo(1, $"{twice.Key} is in {string.Join(", ", twice.Select(p => p.Case.Id))}");
        var lines = office
            .Cases.Values.Where(c => c.Batch is { Stage: BatchStage.Terbuka or BatchStage.Dikunci })
            .SelectMany(c => c.Batch!.Lines.Values.Where(l => !Left(l, c.Id)).Select(l => (Batch: c.Id, Line: l)));
        foreach (var twice in lines.GroupBy(l => l.Line.Snapshot.Nik).Where(g => g.Count() > 1))
            twice
                .Count(l => !Overridden(l.Line.CaseId, l.Line.ParticipantKey))
                .ShouldBeLessThanOrEqualTo(1, $"{twice.Key} is in two batches or lines");
        foreach (var state in cases)
            Places(state);
        Books();
    }

    private bool Overridden(string id, string key) =>
        office.JournalOf(id).Any(e => e.Events.OfType<CaseEvent.DuplicateOverridden>().Any(o => o.Key == key));

    /// <summary>A case that was given up while its batch was locked leaves it when the batch is unlocked.</summary>
    private bool Left(BatchLine line, string batch) =>
        office.Cases[batch].Batch!.Stage == BatchStage.Dikunci && office.Cases[line.CaseId].BatchEntries[line.EntryKey].Withdrawn;

    /// <summary>A case in a batch and the batch agree.</summary>
    private void Places(CaseState state)
    {
        foreach (var entry in state.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null }))
        {
            entry.Joined.ShouldBeTrue($"{state.Id} asked for {entry.BatchId} and was not heard");
            var person = entry.Person.ShouldNotBeNull("a place in a list without a person");
            state.Courses[person].Ended.ShouldBeFalse($"{person} of {state.Id} ended and keeps his place in {entry.BatchId}");
            var batch = office.Cases[entry.BatchId].Batch!;
            var mine = batch.LinesOf(state.Id).Where(l => l.EntryKey == entry.Key && entry.Lines.Contains(l.No)).ToList();
            mine.Select(l => l.Snapshot)
                .ShouldBe([state.Participants[person]], $"{entry.BatchId} holds another than {person} of {state.Id}");
            mine[0].Ready.ShouldBe(state.Courses[person].IsEligible, $"{entry.BatchId} thinks otherwise of {person} of {state.Id}");
        }
        foreach (var twice in state.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null }).GroupBy(e => e.Person))
            twice.Count().ShouldBe(1, $"{twice.Key} of {state.Id} stands on two lists");
    }

    private void Books()
    {
        var all = office.Cases.Values.SelectMany(c => c.RegisterLines).GroupBy(l => (l.Register, l.Year));
        foreach (var book in all)
            book.Select(l => l.Number).Order().ShouldBe(Enumerable.Range(1, book.Count()), $"{book.Key} has a gap or a number twice");
        var numbers = office.Cases.Values.Where(c => c.CaseNo is not null).Select(c => c.CaseNo!).ToList();
        numbers.ShouldBeUnique();
    }
}
