using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Letters;

public class LetterTurnsTests
{
    [Fact]
    public async Task One_letter_is_worked_on_by_one_run_and_others_go_on_beside_it()
    {
        var (turns, inside, most) = (new LetterTurns(), 0, 0);
        using (await turns.TakeAsync("b", TestServer.Ct))
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 50)
                    .Select(_ =>
                        Task.Run(
                            async () =>
                            {
                                using var turn = await turns.TakeAsync("a", TestServer.Ct);
                                most = Math.Max(most, Interlocked.Increment(ref inside));
                                await Task.Yield();
                                Interlocked.Decrement(ref inside);
                            },
                            TestServer.Ct
                        )
                    )
            );
        }
        most.ShouldBe(1);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_turn_to_the_next()
    {
        var turns = new LetterTurns();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(TestServer.Ct);
        var held = await turns.TakeAsync("a", TestServer.Ct);
        var waiting = turns.TakeAsync("a", impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        (await turns.TakeAsync("a", TestServer.Ct)).Dispose();
    }
}
