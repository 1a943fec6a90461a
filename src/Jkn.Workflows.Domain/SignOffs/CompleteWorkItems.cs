using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// One form answers for several people of a case: all of them, in one entry, or a refusal that names the person (rulings.md 3.2). Who
/// is not
/// named stays as he is.
/// </summary>
public sealed record CompleteWorkItems(ImmutableArray<WorkAnswer> Answers) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (Answers.IsDefaultOrEmpty)
            return Decision.Reject("answers-missing", "Pilih sedikitnya satu orang.", "answers");
        if (Answers.Select(a => a.WorkItemId).Distinct().Count() < Answers.Length)
            return Decision.Reject("answers-twice", "Satu orang dijawab dua kali.", "answers");
        // One entry has one stamp: people of one task, which is one role's.
        if (Answers.Select(a => on.State.WorkItems.GetValueOrDefault(a.WorkItemId)?.ActivityId).OfType<string>().Distinct().Count() > 1)
            return Decision.Reject("answers-of-different-tasks", "Satu formulir menjawab satu macam tugas.", "answers");
        for (var i = 0; i < Answers.Length; i++)
        {
            var item = on.State.WorkItems.GetValueOrDefault(Answers[i].WorkItemId);
            var name = item?.Person is { } person ? on.State.Participants.GetValueOrDefault(person)?.Nama : null;
            if (Answers[i].Command(item).Decide(on) is { Rejection: { } no })
                return Decision.Reject(
                    no with
                    {
                        Message =
                            name is null || no.Message.Contains(name, StringComparison.Ordinal) ? no.Message : $"{name}: {no.Message}",
                        Field = $"answers[{i}]{(no.Field is null ? "" : "." + no.Field)}",
                    }
                );
        }
        return on.Accept();
    }
}
