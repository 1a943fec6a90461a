using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Reads <c>checklists.json</c>.</summary>
internal static class ChecklistJson
{
    public static ImmutableArray<Checklist> Read(string file, string text, IEnumerable<string> switches, List<FileProblem> problems)
    {
        if (JsonObject.Root(file, text, problems) is not { } root)
            return [];
        var read = Lists(root, switches);
        root.Done();
        return read;
    }

    /// <summary>The lists under the key <c>checklists</c>.</summary>
    public static ImmutableArray<Checklist> Lists(JsonObject root, IEnumerable<string> switches)
    {
        var facts = FactExpression.KnownFacts.Union(switches);
        var checklists = ImmutableArray.CreateBuilder<Checklist>();
        foreach (var one in root.Objects("checklists"))
        {
            var groups = ImmutableDictionary.CreateBuilder<string, string>();
            if (one.Object("groups") is { } labels)
            {
                foreach (var (group, label) in labels.FreeMembers())
                    groups[group] = labels.TextOf(label);
                labels.Done();
            }
            var items = one.Objects("items").Select(item => Item(item, facts)).ToImmutableArray();
            foreach (var twice in items.GroupBy(item => item.Code).Where(same => same.Count() > 1))
                one.Fail(one.Item, $"Butir {twice.Key} ditulis dua kali.");
            checklists.Add(
                new(
                    one.Text("code"),
                    one.Text("label"),
                    one.Find("when") is { } when ? Expression(one, when, facts) : null,
                    items,
                    groups.ToImmutable()
                )
            );
            one.Done();
        }
        return checklists.ToImmutable();
    }

    private static ChecklistItem Item(JsonObject item, IReadOnlySet<string> facts)
    {
        var read = new ChecklistItem(
            item.Text("code"),
            item.Text("label"),
            item.Need("kind") is { } kind
                ? item.Choice(kind, ("PAPER", ChecklistItemKind.Paper), ("CHECK", ChecklistItemKind.Check))
                : default,
            Requirements(item, facts),
            item.Object("validator") is { } validator ? Validator(validator) : null,
            item.Object("waiver") is { } waiver ? Waiver(waiver) : null,
            item.SourceText(),
            item.FlagOr("health", false),
            item.Find("untuk") is { } whom
                ? item.Choice(
                    whom,
                    ("BERKAS", ChecklistItemFor.File),
                    ("PESERTA", ChecklistItemFor.Person),
                    ("PASIEN", ChecklistItemFor.Patient)
                )
                : ChecklistItemFor.File
        );
        item.Find("note");
        if (read is { Health: true, Kind: not ChecklistItemKind.Paper })
            item.Fail(item.Item, "Hanya butir PAPER dapat berupa surat kesehatan (health).");
        item.Done();
        return read;
    }

    private static ImmutableArray<Requirement> Requirements(JsonObject item, IReadOnlySet<string> facts)
    {
        if (item.Need("required") is not { } found)
            return [];
        var rules = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var rule in found.Kind == System.Text.Json.JsonValueKind.Array ? found.Items : [found])
        {
            var (requirement, problem) = Requirement.Parse(item.TextOf(rule), facts);
            if (requirement is null)
                item.Fail(rule, problem!);
            else
                rules.Add(requirement);
        }
        return rules.ToImmutable();
    }

    private static FactExpression? Expression(JsonObject owner, JsonItem item, IReadOnlySet<string> facts)
    {
        var (expression, problem) = FactExpression.Parse(owner.TextOf(item), facts);
        if (expression is null)
            owner.Fail(item, problem!);
        return expression;
    }

    private static Validator Validator(JsonObject validator)
    {
        var ends =
            validator.Need("onFail") is { } found && validator.Choice(found, ("KEMBALIKAN", false), ("TIDAK_DAPAT_DIDAFTARKAN", true));
        var read = new Validator(validator.Text("code"), validator.Text("label"), ends, validator.SourceText());
        validator.Done();
        return read;
    }

    private static Waiver Waiver(JsonObject waiver)
    {
        var read = new Waiver(SettingsJson.Texts(waiver, "roles"), SettingsJson.Texts(waiver, "reasons"));
        if (read.Roles.IsEmpty || read.Reasons.IsEmpty)
            waiver.Fail(waiver.Item, "Pengecualian perlu paling sedikit satu peran dan satu alasan.");
        waiver.SourceText();
        waiver.Done();
        return read;
    }
}
