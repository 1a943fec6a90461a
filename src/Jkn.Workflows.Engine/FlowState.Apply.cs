using System.Collections.Immutable;
using System.Text.Json;
using static Jkn.Workflows.Engine.FlowEvent;

namespace Jkn.Workflows.Engine;

public sealed partial record FlowState
{
    /// <summary>The state after one more event. The only code that makes a new state.</summary>
    public FlowState Apply(FlowEvent happened) =>
        happened switch
        {
            FlowStarted e => this with { VersionId = e.VersionId, CorrelationId = e.CorrelationId, Input = e.Input },
            ActivityStarted e => Begin(e.Instance, e.ActivityId, e.Parent, e.VersionId, e.Data),
            ActivityWaiting e => Begin(e.Instance, e.ActivityId, e.Parent, null, null)
                .Wait(e.Instance, e.Instance, e.Type, e.Stimulus, e.Due),
            ActivityRan e => Pass(e.Parent, e.ActivityId, e.Outcomes, e.Tokens) with { Steps = Math.Max(Steps, e.Instance) },
            ActivityCompleted e => Complete(e.Instance, e.Outcomes, e.Tokens),
            ActivityDetached e => Detach(e),
            ActivityCancelled e => Cancel(e.Instance),
            DataSet e => Change(e.Instance, i => i with { Data = e.Data }),
            TokensChanged e => Change(e.Instance, i => i with { Tokens = i.Tokens.RemoveRange(e.Removed ?? []).AddRange(e.Added ?? []) }),
            BookmarkCreated e => Wait(e.Step, e.Instance, e.Type, e.Stimulus, e.Due),
            BookmarkBurned e => this with { Bookmarks = Bookmarks.Remove(e.Id) },
            VariableSet e => this with { Variables = Variables.SetItem((e.Scope, e.Name), e.Value) },
            OutputSet e => SetOutput(e),
            IncidentRaised e => Raise(e),
            IncidentResolved e => Resolve(e.Id),
            CorrelationSet e => this with { CorrelationId = e.CorrelationId },
            NameSet e => this with { Name = e.Name },
            Migrated e => Move(e),
            Finished e => this with
            {
                Status = FlowStatus.Finished,
                End = e.SubStatus,
                Bookmarks = Bookmarks.Clear(),
                Instances = Instances.Clear(),
            },
            LineWritten or TaskRequested or EventPublished or WorkflowDispatched => this,
            _ => throw new InvalidOperationException($"FlowState does not know {happened.GetType().Name}."),
        };

    private FlowState Begin(int number, string activityId, int parent, string? versionId, JsonElement? data)
    {
        var inside = Instances.GetValueOrDefault(parent);
        var path = inside is null ? activityId : $"{inside.Path}:{activityId}";
        var prefix =
            inside is null ? ""
            : inside.VersionId is null ? inside.Prefix
            : $"{inside.Prefix}{inside.ActivityId}/";
        return this with
        {
            Steps = Math.Max(Steps, number),
            Instances = Instances.SetItem(number, new ActivityInstance(number, activityId, parent, path, prefix, versionId, data)),
        };
    }

    private FlowState Wait(int step, int instance, string type, string? stimulus, DateTimeOffset? due)
    {
        var owner = Instances[instance];
        var id = $"{owner.Prefix}{owner.ActivityId}#{step}";
        return this with
        {
            Steps = Math.Max(Steps, step),
            Bookmarks = Bookmarks.SetItem(id, new Bookmark(id, owner.ActivityId, type, owner.Path, stimulus, due, instance, step)),
        };
    }

    private FlowState Change(int instance, Func<ActivityInstance, ActivityInstance> change) =>
        this with
        {
            Instances = Instances.SetItem(instance, change(Instances[instance])),
        };

    /// <summary>A completed child consumes the tokens that led to it and leaves new ones.</summary>
    private FlowState Pass(int parent, string activityId, IReadOnlyList<string>? outcomes, IReadOnlyList<IReadOnlyList<string>>? tokens)
    {
        if (!Instances.TryGetValue(parent, out var flowchart) || (tokens is null && flowchart.Tokens.IsEmpty))
            return this;
        var left = flowchart.Tokens.RemoveAll(t => !t.Blocked && t.To == activityId);
        for (var i = 0; tokens is not null && i < tokens.Count; i++)
        {
            var port = outcomes?[i] ?? "Done";
            left = left.AddRange(tokens[i].Select(to => new Token(activityId, port, to)));
        }
        return this with { Instances = Instances.SetItem(parent, flowchart with { Tokens = left }) };
    }

    private FlowState Complete(int number, IReadOnlyList<string>? outcomes, IReadOnlyList<IReadOnlyList<string>>? tokens)
    {
        var ended = Instances[number];
        return Pass(ended.Parent, ended.ActivityId, outcomes, tokens).Remove(number);
    }

    private FlowState Detach(ActivityDetached e)
    {
        var ended = Instances[e.Instance];
        return Pass(ended.Parent, ended.ActivityId, e.Outcomes, e.Tokens).Change(e.Instance, i => i with { Parent = 0, Detached = true });
    }

    private FlowState Cancel(int number)
    {
        var ended = Instances[number];
        var state = Remove(number);
        return state.Instances.ContainsKey(ended.Parent)
            ? state.Change(ended.Parent, p => p with { Tokens = p.Tokens.RemoveAll(t => !t.Blocked && t.To == ended.ActivityId) })
            : state;
    }

    /// <summary>Forgets an instance with everything inside it: bookmarks, open incidents, values of its scope.</summary>
    private FlowState Remove(int number)
    {
        var state = this with { Instances = Instances.Remove(number) };
        foreach (var (child, instance) in Instances)
        {
            if (instance.Parent == number)
                state = state.Remove(child);
        }
        var (bookmarks, incidents, variables) = (state.Bookmarks, state.Incidents, state.Variables);
        foreach (var (id, bookmark) in state.Bookmarks)
            bookmarks = bookmark.Instance == number ? bookmarks.Remove(id) : bookmarks;
        foreach (var (id, incident) in state.Incidents)
            incidents = incident.Instance == number ? incidents.Remove(id) : incidents;
        foreach (var (key, _) in state.Variables)
            variables = key.Scope == number ? variables.Remove(key) : variables;
        return state with { Bookmarks = bookmarks, Incidents = incidents, Variables = variables };
    }

    private FlowState SetOutput(OutputSet e)
    {
        var state =
            e.Instance == 0
                ? this with
                {
                    Output = Output.SetItem(e.Name, e.Value),
                }
                : this with
                {
                    ActivityOutputs = ActivityOutputs.SetItem($"{Instances[e.Instance].Path}.{e.Name}", e.Value),
                };
        return e.Variable is null ? state : state with { Variables = state.Variables.SetItem((e.Scope, e.Variable), e.Value) };
    }

    private FlowState Raise(IncidentRaised e)
    {
        var id = $"incident#{e.Step}";
        var instance = Instances.GetValueOrDefault(e.Instance);
        var path =
            instance is null ? e.ActivityId
            : e.Stalled ? $"{instance.Path}:{e.ActivityId}"
            : instance.Path;
        var state = this with
        {
            Steps = Math.Max(Steps, e.Step),
            Incidents = Incidents.SetItem(id, new Incident(id, e.ActivityId, path, e.Type, e.Message, e.At, e.Instance, e.Stalled)),
        };
        return e.Stalled || instance is null ? state : state.Change(e.Instance, i => i with { Faulted = true });
    }

    private FlowState Resolve(string id)
    {
        var incident = Incidents[id];
        var state = this with { Incidents = Incidents.Remove(id) };
        return incident.Stalled || !Instances.ContainsKey(incident.Instance)
            ? state
            : state.Change(incident.Instance, i => i with { Faulted = false });
    }

    /// <summary>
    /// Renames what belongs to the migrated definition; sub-workflows go on with the version named for them, else with their own.
    /// </summary>
    private FlowState Move(Migrated e)
    {
        var names = e.Renamed ?? ImmutableDictionary<string, string>.Empty;
        string New(string id) => names.GetValueOrDefault(id, id);
        string NewPath(ActivityInstance old, ImmutableSortedDictionary<int, ActivityInstance> moved, string id) =>
            old.Detached ? old.Path
            : moved.TryGetValue(old.Parent, out var parent) ? $"{parent.Path}:{id}"
            : id;

        var moved = Instances;
        foreach (var old in Instances.Values.OrderBy(i => i.Number))
        {
            var id = old.Prefix.Length == 0 ? New(old.ActivityId) : old.ActivityId;
            moved = moved.SetItem(
                old.Number,
                old with
                {
                    ActivityId = id,
                    Path = NewPath(old, moved, id),
                    VersionId = e.Insides?.GetValueOrDefault(old.Number) ?? old.VersionId,
                    Tokens =
                        old.Prefix.Length > 0 || old.VersionId is not null
                            ? old.Tokens
                            : [.. old.Tokens.Select(t => t with { From = New(t.From), To = New(t.To) })],
                }
            );
        }
        return this with
        {
            VersionId = e.VersionId,
            Instances = moved,
            ActivityOutputs =
                names.Count == 0 ? ActivityOutputs : ActivityOutputs.ToImmutableDictionary(o => Rename(o.Key, New), o => o.Value),
            Bookmarks = Bookmarks.SetItems(
                Bookmarks.Values.Select(b =>
                    KeyValuePair.Create(b.Id, b with { ActivityId = moved[b.Instance].ActivityId, NodePath = moved[b.Instance].Path })
                )
            ),
            Incidents = Incidents.SetItems(Incidents.Values.Select(i => KeyValuePair.Create(i.Id, Move(i, moved, New)))),
        };
    }

    private static Incident Move(Incident incident, ImmutableSortedDictionary<int, ActivityInstance> moved, Func<string, string> rename) =>
        moved.TryGetValue(incident.Instance, out var owner)
            ? incident with
            {
                ActivityId = incident.Stalled ? rename(incident.ActivityId) : owner.ActivityId,
            }
            : incident;

    /// <summary>"path.output" with every id of the path renamed; ids of sub-workflows that happen to be equal are theirs to lose.</summary>
    private static string Rename(string key, Func<string, string> rename)
    {
        var dot = key.LastIndexOf('.');
        return string.Join(':', key[..dot].Split(':').Select(rename)) + key[dot..];
    }
}
