namespace Jkn.Workflows.Engine;

public static partial class FlowEngine
{
    /// <summary>
    /// Puts a running flow on another version. What waits (or failed) is found there by its id, or by the id a person names in
    /// <paramref name="waitingPointMap"/> (old id to new id); as long as one has no counterpart of the same type and place, nothing moves.
    /// Nothing runs: finished steps are not run again, new ones come when the flow gets there. A sub-workflow goes with it to the version
    /// that the new definition uses at that step.
    /// </summary>
    public static FlowResult Migrate(
        FlowDefinition fromDefinition,
        FlowDefinition toDefinition,
        FlowLibrary library,
        FlowState state,
        IReadOnlyDictionary<string, string>? waitingPointMap,
        FlowHost host,
        DateTimeOffset now
    )
    {
        if (Refuse(fromDefinition, state) is { } refusal)
            return new([], state, refusal);
        if (toDefinition.Id == fromDefinition.Id)
            return new([], state, new("migration-same", $"Alur sudah berjalan pada versi \"{toDefinition.Id}\"."));
        if (toDefinition.DefinitionId != fromDefinition.DefinitionId)
            return new(
                [],
                state,
                new("migration-foreign", $"\"{toDefinition.Name}\" adalah definisi lain, bukan versi lain dari \"{fromDefinition.Name}\".")
            );

        var counterparts = new Counterparts(
            fromDefinition,
            toDefinition,
            library,
            state,
            waitingPointMap ?? new Dictionary<string, string>()
        );
        if (counterparts.Missing.Count > 0)
            return new(
                [],
                state,
                new("migration-unmapped", $"Belum ada padanannya pada versi baru: {string.Join(", ", counterparts.Missing)}.")
            );
        var run = new FlowRun(toDefinition, library, state, host, now);
        run.Emit(
            new FlowEvent.Migrated(
                toDefinition.Id,
                counterparts.Renamed.Count == 0 ? null : counterparts.Renamed,
                counterparts.Insides.Count == 0 ? null : counterparts.Insides
            )
        );
        return run.Result();
    }

    /// <summary>For everything that runs: where it stands in the new version, and which version each sub-workflow goes on with.</summary>
    private sealed class Counterparts
    {
        private readonly IReadOnlyDictionary<string, string> map;

        public Counterparts(
            FlowDefinition from,
            FlowDefinition to,
            FlowLibrary library,
            FlowState state,
            IReadOnlyDictionary<string, string> map
        )
        {
            this.map = map;
            // By instance: its node in the new version, and the definitions, old and new, that its children stand in.
            var placed = new Dictionary<int, (Activity Node, FlowDefinition? Old, FlowDefinition? New, bool Own)>();
            foreach (var instance in state.Instances.Values.Where(i => !i.Detached).OrderBy(i => i.Number))
            {
                if (instance.Parent != 0 && !placed.ContainsKey(instance.Parent))
                    continue; // its container is missing already, and named
                var (parent, old, now, own) = instance.Parent == 0 ? (null, from, to, true) : placed[instance.Parent];
                var root = parent is null || state.Instances[instance.Parent].VersionId is not null;
                // Ids of the migrated definition may be named anew by a person; those of its sub-workflows may not.
                var id =
                    root && own ? now?.Root.Id ?? ""
                    : own ? New(instance.ActivityId)
                    : instance.ActivityId;
                var node = root
                    ? now?.Root.Id == id
                        ? now.Root
                        : null
                    : parent!.Children.FirstOrDefault(c => c.Id == id);
                if (node is null || node.Type != old?.NodesById(instance.ActivityId).FirstOrDefault()?.Type)
                {
                    Miss(old, instance.ActivityId);
                    continue;
                }
                if (own)
                    Rename(instance.ActivityId, id);
                if (node is Flowchart flowchart)
                    Follow(instance.Tokens, flowchart, old!, own);
                if (instance.VersionId is null)
                {
                    placed[instance.Number] = (node, old, now, own);
                    continue;
                }
                var inside = node is DefinitionActivity uses ? library.Resolve(uses) : library.ByVersionId(instance.VersionId);
                if (inside is not null && inside.Id != instance.VersionId)
                    Insides[instance.Number] = inside.Id;
                placed[instance.Number] = (node, library.ByVersionId(instance.VersionId), inside, false);
            }
        }

        public List<string> Missing { get; } = [];
        public Dictionary<string, string> Renamed { get; } = [];
        public Dictionary<int, string> Insides { get; } = [];

        /// <summary>A token is a finished branch: its target must exist, and for a merge the connection as well.</summary>
        private void Follow(IEnumerable<Token> tokens, Flowchart flowchart, FlowDefinition old, bool own)
        {
            foreach (var token in tokens.Where(t => !t.Blocked))
            {
                var (fromId, toId) = own ? (New(token.From), New(token.To)) : (token.From, token.To);
                var target = flowchart.Children.FirstOrDefault(c => c.Id == toId);
                if (target is null)
                    Miss(old, token.To);
                else if (
                    target.Merge is MergeMode.Merge or MergeMode.Converge
                    && !flowchart.Connections.Contains(new(fromId, token.Port, target.Id))
                )
                    Miss(old, token.From);
                if (!own)
                    continue;
                Rename(token.To, toId);
                Rename(token.From, fromId);
            }
        }

        private string New(string id) => map.GetValueOrDefault(id, id);

        private void Rename(string old, string id)
        {
            if (old != id)
                Renamed[old] = id;
        }

        private void Miss(FlowDefinition? old, string id)
        {
            var name = $"\"{old?.Node(id)?.DisplayText ?? id}\" ({id})";
            if (!Missing.Contains(name))
                Missing.Add(name);
        }
    }
}
