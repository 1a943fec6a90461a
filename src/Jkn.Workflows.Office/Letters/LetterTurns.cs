namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// One run at a time for each letter on this node: an official's acts come faster than pages are made, and two runs would make the same
/// file twice for one of them to be thrown away. Right without it too; other nodes are kept apart by the slots of the files.
/// </summary>
internal sealed class LetterTurns
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (SemaphoreSlim Turn, int Users)> turns = new(StringComparer.Ordinal);

    public async Task<IDisposable> TakeAsync(string letter, CancellationToken ct)
    {
        SemaphoreSlim turn;
        lock (gate)
        {
            var (known, users) = turns.GetValueOrDefault(letter);
            turn = known ?? new SemaphoreSlim(1, 1);
            turns[letter] = (turn, users + 1);
        }
        try
        {
            await turn.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Leave(letter);
            throw;
        }
        return new Taken(this, letter, turn);
    }

    private void Leave(string letter)
    {
        lock (gate)
        {
            var (turn, users) = turns[letter];
            if (users > 1)
            {
                turns[letter] = (turn, users - 1);
                return;
            }
            turns.Remove(letter);
            turn.Dispose();
        }
    }

    private sealed class Taken(LetterTurns turns, string letter, SemaphoreSlim turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Release();
            turns.Leave(letter);
        }
    }
}
