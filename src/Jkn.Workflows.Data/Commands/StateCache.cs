using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// A case as it was loaded: its integer key, the hash its journal ends with, its open key (null = destroyed), its folded state.
/// </summary>
internal sealed record LoadedCase(string Id, long Key, byte[] Hash, byte[]? DataKey, CaseState State, CaseRow? Row = null);

/// <summary>
/// Folded states of the cases used last. An entry counts only when version and hash in the database are the same:
/// a rolled-back transaction or another node can never make it lie.
/// </summary>
internal sealed class StateCache(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<LoadedCase>> byId = new(StringComparer.Ordinal);
    private readonly LinkedList<LoadedCase> recent = new();

    /// <summary>What was put last, whether or not it still stands.</summary>
    public LoadedCase? Latest(string id)
    {
        lock (gate)
            return byId.TryGetValue(id, out var node) ? node.Value : null;
    }

    public LoadedCase? Find(string id, long version, byte[] hash, bool hasKey)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(id, out var node))
                return null;
            var found = node.Value;
            if (found.State.Version != version || !found.Hash.AsSpan().SequenceEqual(hash) || found.DataKey is not null != hasKey)
                return null;
            recent.Remove(node);
            recent.AddFirst(node);
            return found;
        }
    }

    public void Put(LoadedCase loaded)
    {
        lock (gate)
        {
            if (byId.TryGetValue(loaded.Id, out var node))
                recent.Remove(node);
            byId[loaded.Id] = recent.AddFirst(loaded);
            if (byId.Count <= capacity)
                return;
            byId.Remove(recent.Last!.Value.Id);
            recent.RemoveLast();
        }
    }
}
