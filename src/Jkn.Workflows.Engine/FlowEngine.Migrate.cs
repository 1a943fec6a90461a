namespace Jkn.Workflows.Engine;

public static partial class FlowEngine
{
    /// <summary>
    /// Puts a running flow on another version. What waits (or failed) is found there by its id, or by the id a person names in
    /// <paramref name="waitingPointMap"/> (old id to new id); as long as one has no counterpart of the same type and place, nothing moves.
    /// Nothing runs: finished steps are not run again, new ones come when the flow gets there. Sub-workflows keep their version.
    /// </summary>
    public static FlowResult Migrate(FlowDefinition fromDefinition, FlowDefinition toDefinition, FlowLibrary library, FlowState state,
        IReadOnlyDictionary<string, string>? waitingPointMap, FlowHost host, DateTimeOffset now)
    {
        if (Refuse(fromDefinition, state) is { } refusal)
            return new([], state, refusal);
        if (toDefinition.Id == fromDefinition.Id)
            return new([], state, new("migration-same", $"Alur sudah berjalan pada versi \"{toDefinition.Id}\"."));
        if (toDefinition.DefinitionId != fromDefinition.DefinitionId)
            return new([], state, new("migration-foreign", $"\"{toDefinition.Name}\" adalah definisi lain, bukan versi lain dari \"{fromDefinition.Name}\"."));

        var counterparts = new Counterparts(fromDefinition, toDefinition, state, waitingPointMap ?? new Dictionary<string, string>());
        if (counterparts.Missing.Count > 0)
            return new([], state, new("migration-unmapped", $"Belum ada padanannya pada versi baru: {string.Join(", ", counterparts.Missing)}."));
        var run = new FlowRun(toDefinition, library, state, host, now);
        run.Emit(new FlowEvent.Migrated(toDefinition.Id, counterparts.Renamed.Count == 0 ? null : counterparts.Renamed));
        return run.Result();
    }

    /// <summary>For everything that runs in the migrated definition itself: where it stands in the new version.</summary>
    private sealed class Counterparts
    {
        private readonly FlowDefinition from;
        private readonly IReadOnlyDictionary<string, string> map;

        public Counterparts(FlowDefinition from, FlowDefinition to, FlowState state, IReadOnlyDictionary<string, string> map)
        {
            (this.from, this.map) = (from, map);
            var placed = new Dictionary<int, Activity>();
            foreach (var instance in state.Instances.Values.Where(i => i.Prefix.Length == 0 && !i.Detached).OrderBy(i => i.Number))
            {
                var parent = instance.Parent == 0 ? null : placed.GetValueOrDefault(instance.Parent);
                if (instance.Parent != 0 && parent is null)
                    continue; // its container is missing already, and named
                var id = instance.Parent == 0 ? to.Root.Id : New(instance.ActivityId);
                var node = instance.Parent == 0 ? to.Root : parent!.Children.FirstOrDefault(c => c.Id == id);
                if (node is null || node.Type != from.NodesById(instance.ActivityId).First().Type)
                {
                    Miss(instance.ActivityId);
                    continue;
                }
                placed[instance.Number] = node;
                Rename(instance.ActivityId, id);
                if (node is Flowchart flowchart)
                    Follow(instance.Tokens, flowchart);
            }
        }

        public List<string> Missing { get; } = [];
        public Dictionary<string, string> Renamed { get; } = [];

        /// <summary>A token is a finished branch: its target must exist, and for a merge the connection as well.</summary>
        private void Follow(IEnumerable<Token> tokens, Flowchart flowchart)
        {
            foreach (var token in tokens.Where(t => !t.Blocked))
            {
                var target = flowchart.Children.FirstOrDefault(c => c.Id == New(token.To));
                if (target is null)
                    Miss(token.To);
                else if (target.Merge is MergeMode.Merge or MergeMode.Converge
                    && !flowchart.Connections.Contains(new(New(token.From), token.Port, target.Id)))
                    Miss(token.From);
                Rename(token.To, New(token.To));
                Rename(token.From, New(token.From));
            }
        }

        private string New(string id) => map.GetValueOrDefault(id, id);

        private void Rename(string old, string id)
        {
            if (old != id)
                Renamed[old] = id;
        }

        private void Miss(string id)
        {
            var name = $"\"{from.Node(id)?.DisplayText ?? id}\" ({id})";
            if (!Missing.Contains(name))
                Missing.Add(name);
        }
    }
}
