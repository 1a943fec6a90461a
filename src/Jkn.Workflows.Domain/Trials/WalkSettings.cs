using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// The region as one walk needs it: switches (as under <c>settings</c> in <c>region.json</c>), sign-off levels, rules of batches, how
/// membership becomes active, whole checklists.
/// What a walk does not name stays as the office's files say.
/// </summary>
internal static class WalkSettings
{
    public static (Region Region, IReadOnlyList<FileProblem> Problems) Apply(Region region, JsonElement? settings)
    {
        var problems = new List<FileProblem>();
        if (settings is not { } given || JsonObject.Root("settings", given.GetRawText(), problems) is not { } root)
            return (region, problems);
        if (root.Object("signOff") is { } signOff)
        {
            region = region with
            {
                SignOff = new(
                    Levels(signOff, "case", region.SignOff.Case),
                    Levels(signOff, "letter", region.SignOff.Letter),
                    Levels(signOff, "batch", region.SignOff.Batch)
                ),
            };
            signOff.Done();
        }
        if (root.Object("batches") is { } batches)
            region = region with { Batches = Batches(batches, region.Batches) };
        if (root.Has("activation"))
            region = region with { Activation = BatchJson.Activation(root) };
        if (root.Has("checklists"))
        {
            var lists = ChecklistJson.Lists(root, region.Settings.Checklist.Keys);
            region = region with { Checklists = [.. region.Checklists.Where(c => lists.All(l => l.Code != c.Code)), .. lists] };
        }
        return (region with { Settings = SettingsJson.Settings(root, region.Settings) }, problems);
    }

    private static ImmutableArray<SignOffLevel> Levels(JsonObject signOff, string chain, ImmutableArray<SignOffLevel> levels)
    {
        if (signOff.Object(chain) is not { } changed)
            return levels;
        foreach (var (role, item) in changed.FreeMembers())
        {
            var level = levels.FirstOrDefault(l => l.Role == role);
            if (level is null)
                changed.Fail(item, $"Peran \"{role}\" tidak ada pada rantai ini.");
            else
                levels = levels.Replace(level, level with { Action = PeopleJson.Action(changed, item), Source = Source.Office });
        }
        return levels;
    }

    private static ImmutableArray<BatchSettings> Batches(JsonObject changed, ImmutableArray<BatchSettings> batches)
    {
        foreach (var (kind, item) in changed.FreeMembers())
        {
            var batch = batches.FirstOrDefault(b => b.Kind == kind);
            if (changed.ObjectOf(item) is not { } rules)
                continue;
            if (batch is null)
                changed.Fail(item, $"Jenis batch \"{kind}\" tidak ada.");
            else
            {
                batches = batches.Replace(
                    batch,
                    batch with
                    {
                        Deliver = rules.Sourced("deliver", SourcedJson.Clock) ?? batch.Deliver,
                        Outside = rules.Sourced("outside", BatchJson.Outside) ?? batch.Outside,
                        Lock = rules.Sourced("lock", BatchJson.Lock) ?? batch.Lock,
                    }
                );
            }
            rules.Done();
        }
        return batches;
    }
}
