using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// Procedures in a walk: how this office's version in force differs from the shipped one from the beginning, and new versions on their way
/// into force, by the same rules as in the service (<see cref="SopRules"/>, <see cref="SopLife"/>).
/// </summary>
internal static class WalkSops
{
    public const string Submit = "submitSop",
        Legalise = "legaliseSop",
        TakeEffect = "takeEffectSop";
    public static readonly IReadOnlyList<string> Acts = [Submit, Legalise, TakeEffect];

    private static readonly ActivityCatalog catalog = ActivityCatalog.Scan(typeof(Command).Assembly);

    /// <summary>The shelf with the first version of each named procedure changed, and what cannot be changed so.</summary>
    public static (SopShelf Shelf, IReadOnlyList<string> Problems) Vary(SopShelf shelf, JsonElement? changes)
    {
        var problems = new List<string>();
        foreach (var change in changes is { } given ? given.EnumerateObject() : [])
        {
            if (shelf.ByNumber(change.Name, 1) is not { } first)
                problems.Add($"sops.{change.Name}: there is no such procedure");
            else if (Changed(first, first.Id, 1, change.Value) is var (version, problem) && version is not null)
                shelf = With(shelf, version with { State = first.State, EffectiveFrom = first.EffectiveFrom });
            else
                problems.Add($"sops.{change.Name}: {problem}");
        }
        return (shelf, problems);
    }

    /// <summary>One act on the newest version of a procedure. A submission makes that version first.</summary>
    public static (SopShelf Shelf, Rejection? Refusal) Act(WalkStep step, Office office, Actor actor, DateTimeOffset now)
    {
        string? Text(string key) => step.Arguments.TryGetProperty(key, out var value) ? value.GetString() : null;
        if (office.Sops.All.Where(v => v.Key == Text("sop")).MaxBy(v => v.Version) is not { } latest)
            return (office.Sops, new("sop-unknown", $"SOP \"{Text("sop")}\" tidak ada.", "sop"));
        if (step.Do == Submit)
        {
            var number = latest.Version + 1;
            var (next, problem) = Changed(
                latest,
                string.Create(CultureInfo.InvariantCulture, $"{latest.Definition.DefinitionId}-v{number}"),
                number,
                step.Arguments.TryGetProperty("change", out var change) ? change : default
            );
            if (next is null)
                return (office.Sops, new("definition-refused", problem!, "change"));
            var shelf = With(office.Sops, next);
            return SopLife.May(SopAct.Submit, next, actor, null, SopRules.Check(next, shelf, office.Region)) is { } not
                ? (office.Sops, not)
                : (With(shelf, next with { State = SopState.Diajukan }), null);
        }
        var act = step.Do == Legalise ? SopAct.Legalise : SopAct.TakeEffect;
        if (SopLife.May(act, latest, actor, latest.Hash, []) is { } refusal)
            return (office.Sops, refusal);
        if (act == SopAct.Legalise && Text("decreeDate") is { } decreed)
        {
            if (SopLife.DecreeRefusal(Text("decreeNo"), decreed, office.DateOf(now), latest.EffectiveFrom) is { } undated)
                return (office.Sops, undated);
        }
        if (act == SopAct.Legalise)
            return (With(office.Sops, latest with { State = SopState.Disahkan }), null);
        var from = Text("from");
        if (SopLife.MayTakeEffect(latest, null, from, office.DateOf(now), office.Sops) is { } gap)
            return (office.Sops, gap);
        var lastDay = SopLife.LastDayBefore(from!);
        var former = office
            .Sops.All.Where(v => v.Key == latest.Key && v.State == SopState.Efektif)
            .Select(v => v with { State = SopState.Diganti, EffectiveTo = lastDay });
        return (With(office.Sops, [.. former, latest with { State = SopState.Efektif, EffectiveFrom = from }]), null);
    }

    /// <summary>
    /// For expectations: the versions of each procedure, oldest first, with the steps that differ from the version before.
    /// </summary>
    public static object View(Office office) =>
        office
            .Sops.All.GroupBy(v => v.Key)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    var versions = g.OrderBy(v => v.Version).ToList();
                    return versions.Select(
                        (v, i) =>
                            new
                            {
                                v.Version,
                                state = v.State.Code(),
                                v.EffectiveFrom,
                                v.EffectiveTo,
                                changed = i == 0
                                    ? []
                                    : SopDifferences
                                        .Between(versions[i - 1].Definition, v.Definition)
                                        .Select(d => d.NodeId)
                                        .OfType<string>()
                                        .Distinct()
                                        .ToArray(),
                            }
                    );
                }
            );

    private static SopShelf With(SopShelf shelf, params SopVersion[] changed) =>
        new([.. shelf.All.Where(v => changed.All(c => c.Id != v.Id)), .. changed]);

    /// <summary>The definition with steps removed (and their ways), added and changed, and ways as "step.Outcome &gt; step".</summary>
    private static (SopVersion? Version, string? Problem) Changed(SopVersion former, string id, int number, JsonElement change)
    {
        var definition = JsonNode.Parse(former.Definition.Source.GetRawText())!.AsObject();
        (definition["id"], definition["version"]) = (id, number);
        var given = change.ValueKind == JsonValueKind.Object ? JsonNode.Parse(change.GetRawText())!.AsObject() : [];
        string[] Names(string key) => given[key]?.AsArray().Select(n => n!.GetValue<string>()).ToArray() ?? [];
        var (removed, closed) = (Names("remove"), Names("disconnect"));
        var flows = Flows(definition["root"]!.AsObject()).ToList();
        foreach (var (step, values) in given["set"]?.AsObject() ?? [])
        {
            if (flows.SelectMany(Steps).FirstOrDefault(a => IdOf(a) == step) is not { } activity)
                return (null, $"there is no step {step}");
            foreach (var (key, value) in values!.AsObject())
                activity[key] = value?.DeepClone();
        }
        // New steps stand where their ways lead: beside the first step that a new way names, else in the main flow.
        var home =
            flows.Find(f => Names("connect").Any(w => Steps(f).Any(a => w.StartsWith(IdOf(a) + ".", StringComparison.Ordinal))))
            ?? flows[0];
        foreach (var added in given["add"]?.AsArray() ?? [])
            home["activities"]!.AsArray().Add(added!.DeepClone());
        foreach (var flow in flows.AsEnumerable().Reverse())
        {
            var (ways, unreadable) = Ways(flow, removed, closed, flow == home ? Names("connect") : []);
            if (unreadable is not null)
                return (null, unreadable);
            flow["connections"] = new JsonArray([.. ways]);
            flow["activities"] = new JsonArray([.. Steps(flow).Where(a => !removed.Contains(IdOf(a))).Select(a => a.DeepClone())]);
        }
        var (read, problems) = ElsaJson.Parse(definition.ToJsonString(), catalog);
        return read is null
            ? (null, string.Join(" ", problems.Select(p => p.Message)))
            : (
                former with
                {
                    Id = id,
                    Version = number,
                    State = SopState.Draf,
                    Definition = read,
                    Hash = read.ContentHash,
                    EffectiveFrom = null,
                    EffectiveTo = null,
                    Label = null,
                },
                null
            );
    }

    /// <summary>
    /// The main flow and those inside its steps; inner ones last: they are written anew first, since the outer one is copied as a
    /// whole.
    /// </summary>
    private static IEnumerable<JsonObject> Flows(JsonObject flow) =>
        Steps(flow).Select(a => a["body"]).OfType<JsonObject>().Where(b => b["activities"] is not null).SelectMany(Flows).Prepend(flow);

    private static IEnumerable<JsonObject> Steps(JsonObject flow) => flow["activities"]!.AsArray().OfType<JsonObject>();

    private static string IdOf(JsonObject step) => step["id"]!.GetValue<string>();

    /// <summary>The ways that are left, and the new ones.</summary>
    private static (List<JsonNode> Ways, string? Problem) Ways(JsonNode root, string[] removed, string[] closed, string[] added)
    {
        var ways = root["connections"]!
            .AsArray()
            .Select(c => c!.DeepClone())
            .Where(c =>
                !removed.Contains(c["source"]!["activity"]!.GetValue<string>())
                && !removed.Contains(c["target"]!["activity"]!.GetValue<string>())
                && !closed.Contains($"{c["source"]!["activity"]}.{c["source"]!["port"]}")
            )
            .ToList();
        foreach (var way in added)
        {
            if (way.Split(" > ") is not [var source, var target] || source.Split('.') is not [var step, var port])
                return (ways, $"a way is written \"step.Outcome > step\", not \"{way}\"");
            ways.Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = step, ["port"] = port },
                    ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
                    ["vertices"] = new JsonArray(),
                }
            );
        }
        return (ways, null);
    }
}
