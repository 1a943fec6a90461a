using System.Globalization;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Trials;

namespace Jkn.Workflows.Tests.Domain.Invariants;

/// <summary>
/// Random people do random things in a real office, and after every step all rules hold. A failure names its seed: run it alone with
/// JKN_SEED.
/// JKN_LONG=1 plays ten times as much.
/// </summary>
public class RandomSequencesTests
{
    private const int Steps = 100;
    private static readonly bool isLong = Environment.GetEnvironmentVariable("JKN_LONG") == "1";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void All_rules_hold_after_every_step(int quarter)
    {
        var (first, count) = Environment.GetEnvironmentVariable("JKN_SEED") is { Length: > 0 } seed
            ? (int.Parse(seed, CultureInfo.InvariantCulture), quarter == 0 ? 1 : 0)
            : (quarter * 100_000, isLong ? 500 : 20);

        for (var i = 0; i < count; i++)
            Play(first + i, isLong ? Steps * 2 : Steps);
    }

    [Fact]
    public void The_sequences_reach_every_stage_of_a_case_and_a_batch()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 36; seed++)
        {
            var monkey = Play(seed, Steps);
            reached.UnionWith(
                monkey
                    .Office.Cases.Keys.SelectMany(id => monkey.Office.JournalOf(id))
                    .SelectMany(e => e.Events)
                    .Select(e => e.GetType().Name)
            );
        }

        foreach (
            var name in new[]
            {
                "LetterSealed",
                "ParafsVoided",
                "BatchSent",
                "BatchUnlocked",
                "BatchLineResult",
                "CaseClosed",
                "WorkItemRecalled",
                "ClockBreached",
                "BatchLineReady",
                "BatchLineDoubted",
                "CourseReopened",
                "EmergencyOpened",
                "ClockPaused",
                "DuplicateOverridden",
            }
        )
            reached.ShouldContain(name);
    }

    private static Monkey Play(int seed, int steps)
    {
        var monkey = new Monkey(seed);
        try
        {
            for (var step = 0; step < steps; step++)
                monkey.Step();
            monkey.Watch.FoldEverything();
            HearAgain(monkey.Office, seed);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"Seed {seed}, step {monkey.Said.Count}: {e.Message}\n{string.Join('\n', monkey.Said.TakeLast(40))}",
                e
            );
        }
        return monkey;
    }

    /// <summary>
    /// Every effect twice more, in another order: whoever hears late or doubled changes nothing (a notice to the section head apart).
    /// </summary>
    private static void HearAgain(TrialOffice office, int seed)
    {
        var followed = office.Followed.Concat(office.Followed).ToArray();
        new Random(seed).Shuffle(followed);
        foreach (var effect in followed)
        {
            if (
                EffectCommands.SourceOf(effect) is not { } source
                || !office.Cases.TryGetValue(source, out var state)
                || EffectCommands.For(effect, state) is not { } next
            )
                continue;
            office
                .Do(next.CaseId, Actor.System, next.Command)
                .Events.ShouldAllBe(e => e is CaseEvent.NoticeAsked, $"{effect.Kind} {effect.Key} heard again");
        }
    }
}
