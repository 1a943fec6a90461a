using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Domain.Invariants;

internal sealed partial class Watch
{
    /// <summary>Rules about a single fact and the state it finds.</summary>
    private void One(CaseState state, Stamp stamp, IEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.SignOffGiven e:
                if (Roles.Officials.Contains(e.Role))
                    stamp.Capacity.ShouldNotBeNull($"{e.Role} without capacity");
                if (e.Outcome == SignOff.Forward && e.Letter is { } key && Acts.IsExclusive(e.Act))
                    FourEyes(state.Letters[key], stamp, e.Role, e.DocumentHash, e.Double);
                break;
            case CaseEvent.SignatureRequested e:
                stamp.Capacity.ShouldNotBeNull("signature without capacity");
                FourEyes(state.Letters[e.Key], stamp, state.WorkItems[e.WorkItemId].Role, e.DocumentHash, e.Double);
                break;
            case CaseEvent.LetterSealed e:
                Sealed(state, state.Letters[e.Key], e.Attempt);
                break;
            case CaseEvent.LetterDrafted e
                when state.Letters.TryGetValue(e.Key, out var before) && (before.TextHash ?? before.Hash) != e.Hash:
                state.Apply(happened, stamp).Letters[e.Key].Parafs.ShouldBeEmpty("a changed text kept its parafs");
                break;
            case CaseEvent.BatchLineAdded or CaseEvent.BatchLineRemoved:
                state.Batch!.Stage.ShouldBe(BatchStage.Terbuka, "lines move in an open batch only");
                break;
            case CaseEvent.BatchSent:
                state.Batch!.FileHash.ShouldBe(BatchHash.Of(state.Batch));
                state.Batch.Lines.Values.ShouldAllBe(l => l.MustStrike == null, "a list left with a line that must be struck");
                if (office.Office.Region.Code == Offices.Malinau.Code)
                    state.Letters.Values.ShouldContain(l => l.State == LetterState.Ditandatangani, "a batch left unsigned");
                break;
            case CaseEvent.BatchLocked:
                state.Batch!.Lines.Values.ShouldAllBe(l => l.Ready, "a list was locked with somebody who is not eligible");
                break;
            case CaseEvent.CourseEnded e:
                state.Courses[e.Key].Ended.ShouldBeFalse("a course ended twice");
                PersonStates.Ends.ShouldContain(e.State);
                break;
        }
    }

    private void FourEyes(Letter letter, Stamp stamp, string role, string? hash, bool isDouble)
    {
        hash.ShouldBe(letter.Hash, "an act on another text");
        stamp.By.ShouldNotBe(letter.DraftedBy, "the drafter approved the own letter");
        if (!letter.Parafs.Any(p => p.By == stamp.By && p.Role != role && p.At >= letter.DraftedAt))
            return;
        (stamp.Capacity is "PLH" or "PLT").ShouldBeTrue($"{stamp.By} gave two acts in one chain");
        office.Office.Region.Settings.SubstituteMaySignTwice.Value.ShouldBeTrue();
        isDouble.ShouldBeTrue("two acts of one person are not marked");
    }

    private void Sealed(CaseState state, Letter letter, string attempt)
    {
        letter.State.ShouldBe(LetterState.MenungguTandaTangan, "sealed a letter that does not wait for its signature");
        letter.Attempt.ShouldBe(attempt);
        letter.Requested!.DocumentHash.ShouldBe(letter.Hash, "sealed another text than was seen");
        var region = office.Office.Region;
        foreach (var role in new[] { Roles.SectionHead, Roles.DivisionHead, Roles.Secretary })
        {
            if (
                !office
                    .Office.LevelOf(
                        role,
                        state.Kind == CaseKind.Batch ? Chains.Batch : Chains.Letter,
                        office.Office.ScopeOf(state, letter.Key, office.Office.DateOf(office.Now))
                    )
                    .IsOn
            )
                continue;
            letter.Parafs.ShouldContain(
                p => p.Role == role && p.DocumentHash == letter.Hash && p.At >= letter.DraftedAt.AddTicks(-1),
                $"signed without the paraf of {role}"
            );
        }
    }
}
