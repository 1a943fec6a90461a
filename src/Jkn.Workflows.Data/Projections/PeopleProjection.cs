using System.Collections.Immutable;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Everybody in a case, by name, and the words by which it is found.</summary>
internal sealed class PeopleProjection(IModel model)
{
    public Table<CasePersonRow> People { get; } = new(model);
    public Table<CaseWordRow> Words { get; } = new(model);

    public void Project(Session session, long key, CaseState before, CaseState after)
    {
        var sameNames =
            ReferenceEquals(before.Participants, after.Participants)
            && ReferenceEquals(before.Applicant, after.Applicant)
            && before.CaseNo == after.CaseNo;
        if (sameNames && ReferenceEquals(before.Courses, after.Courses))
            return;
        var (old, now) = (Rows(key, before), Rows(key, after));
        foreach (var person in old.Keys.Union(now.Keys))
            People.Change(session, old.GetValueOrDefault(person), now.GetValueOrDefault(person));
        // Most entries move somebody on and leave every name as it was.
        if (sameNames)
            return;
        var (former, present) = (WordsOf(before), WordsOf(after));
        foreach (var word in former.Except(present))
            Words.Delete(session, Word(key, before.Region, word));
        foreach (var word in present.Except(former))
            Words.Upsert(session, Word(key, after.Region, word));
    }

    /// <summary>The last figures of a case's number without the noughts before them: how people say it.</summary>
    public static string? ShortNumber(string? caseNo)
    {
        var last = (caseNo ?? "").TakeLast(20).Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse();
        return string.Concat(last).TrimStart('0') is { Length: > 0 } figures ? figures : null;
    }

    private static Dictionary<string, CasePersonRow> Rows(long key, CaseState s)
    {
        var people = s.Participants.Select(p => (p.Key, p.Value.Nama, Keyed.Person(p.Key)));
        if (s.Applicant is { } applicant)
            people = people.Prepend((Keyed.Applicant, applicant.Nama, Keyed.Applicant));
        return people
            .Where(p => !Destroyed.Is(p.Item2))
            .ToDictionary(
                p => p.Item1,
                p => new CasePersonRow
                {
                    CaseKey = key,
                    Person = p.Item1,
                    Name = p.Item2,
                    Version = s.VersionOf(p.Item3),
                    Region = s.Region,
                    State = s.Courses.GetValueOrDefault(p.Item1)?.State,
                    StateSince = s.Courses.GetValueOrDefault(p.Item1)?.Since,
                    ReasonCode = s.Courses.GetValueOrDefault(p.Item1)?.ReasonCode,
                },
                StringComparer.Ordinal
            );
    }

    // only what officers look for: a batch has no people, a complaint is found in its own list
    private static HashSet<string> WordsOf(CaseState s)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        if (s.Kind != CaseKind.Case)
            return words;
        foreach (var name in s.Participants.Values.Select(p => p.Nama).Append(s.Applicant?.Nama).Where(n => !Destroyed.Is(n)))
            words.UnionWith(NameWords.Of(name));
        if (ShortNumber(s.CaseNo) is { } number)
            words.Add(CaseWordRow.NumberMark + number);
        return words;
    }

    private static CaseWordRow Word(long key, string region, string word) =>
        new()
        {
            Region = region,
            Word = word,
            CaseKey = key,
        };
}
