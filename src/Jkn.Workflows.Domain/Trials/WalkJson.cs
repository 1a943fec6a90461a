using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>Reads a walk. Never throws for bad input; every problem names its place, and a walk comes only when there is none.</summary>
public static class WalkJson
{
    private static readonly LocalDateTimePattern time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>What a step may say besides its command's arguments.</summary>
    internal static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "as",
        "at",
        "do",
        "case",
        "batch",
        "item",
        "expect",
        "comment",
    };

    public static (Walk? Walk, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        using var raw = JsonDocument.Parse(text);
        var people = root.Object("people") is { } given ? People(given) : [];
        var steps = Steps(root, raw.RootElement, [.. people.Select(p => p.Key)]);
        var start = root.Text("start");
        if (root.Find("start") is { } when)
            Time(root, when);
        if (steps.IsEmpty && problems.Count == 0)
            root.Fail(root.Item, "Walk tanpa langkah (\"steps\").");
        var walk = new Walk(
            root.Text("name"),
            SettingsJson.Texts(root, "covers"),
            root.Text("sop"),
            root.FlagOr("trial", false),
            start,
            people,
            Delegations(root),
            steps
        )
        {
            Settings = root.Find("settings") is null ? null : raw.RootElement.GetProperty("settings").Clone(),
            Sops = root.Object("sops") is null ? null : raw.RootElement.GetProperty("sops").Clone(),
        };
        root.Find("note");
        root.Done();
        return (problems.Count == 0 ? walk : null, problems);
    }

    /// <summary>A local time as written; the parser has checked it.</summary>
    public static NodaTime.LocalDateTime TimeOf(string text) => time.Parse(text).GetValueOrThrow();

    private static void Time(JsonObject owner, JsonItem item)
    {
        if (!time.Parse(owner.TextOf(item)).Success)
            owner.Fail(item, "Waktu harus yyyy-MM-ddTHH:mm (waktu setempat).");
    }

    private static ImmutableArray<WalkPerson> People(JsonObject people)
    {
        var read = ImmutableArray.CreateBuilder<WalkPerson>();
        foreach (var (key, item) in people.FreeMembers())
        {
            if (people.ObjectOf(item) is not { } one)
                continue;
            var name = one.TextOrNull("name") ?? key;
            var office = one.TextOrNull("official");
            var roles = SettingsJson.Texts(one, "roles");
            if (office is not null)
                roles = roles.Insert(0, office);
            if (office is not null && !Words.Roles.Officials.Contains(office))
                one.Fail(item, $"\"{office}\" bukan jabatan pejabat.");
            foreach (var role in roles.Where(r => !Words.Roles.All.Contains(r)))
                one.Fail(item, $"Peran \"{role}\" tidak dikenal.");
            if (roles.IsEmpty)
                one.Fail(item, $"\"{key}\" tidak punya peran.");
            var official = new Official(
                key,
                office ?? "",
                name,
                one.TextOrNull("nip"),
                one.TextOrNull("rank"),
                one.TextOrNull("position") ?? office ?? "",
                one.TextOrNull("from") ?? "2000-01-01",
                one.TextOrNull("to")
            );
            read.Add(new(key, name, roles) { Official = office is null ? null : official });
            one.Done();
        }
        people.Done();
        return read.ToImmutable();
    }

    private static ImmutableArray<Delegation> Delegations(JsonObject root)
    {
        var read = ImmutableArray.CreateBuilder<Delegation>();
        foreach (var one in root.Objects("delegations"))
        {
            read.Add(
                new(
                    one.TextOrNull("id") ?? string.Create(CultureInfo.InvariantCulture, $"d{read.Count + 1}"),
                    one.Text("role"),
                    one.Text("absent"),
                    one.Text("substitute"),
                    one.Text("kind"),
                    one.Text("order"),
                    one.Text("from"),
                    one.Text("to")
                )
            );
            one.Done();
        }
        return read.ToImmutable();
    }

    private static ImmutableArray<WalkStep> Steps(JsonObject root, JsonElement raw, IReadOnlyCollection<string> people)
    {
        var read = ImmutableArray.CreateBuilder<WalkStep>();
        foreach (var one in root.Objects("steps"))
        {
            var source = raw.GetProperty("steps")[read.Count].Clone();
            var act = one.TextOrNull("do") ?? WalkStep.Look;
            var who = one.TextOrNull("as") ?? "";
            if (
                act is not (WalkStep.Look or WalkStep.SigningAway or WalkStep.SigningBack)
                && who != Words.Stamp.System
                && !people.Contains(who)
            )
                one.Fail(one.Item, $"\"as\": \"{who}\" bukan salah satu dari people.");
            if (one.Find("at") is { } at)
                Time(one, at);
            if (
                act
                    is not (
                        WalkStep.Look
                        or WalkStep.AppointSubstitute
                        or WalkStep.SwitchLevel
                        or WalkStep.SigningAway
                        or WalkStep.SigningBack
                    )
                && !WalkCommands.Names.ContainsKey(act)
                && !WalkSops.Acts.Contains(act)
                && !WalkRules.Acts.ContainsKey(act)
            )
            {
                var known = WalkCommands.Names.Keys.Concat(WalkSops.Acts).Concat(WalkRules.Acts.Keys).Order(StringComparer.Ordinal);
                one.Fail(one.Item, $"Perintah \"{act}\" tidak dikenal; pilihannya: {string.Join(", ", known)}.");
            }
            if (one.Object("expect") is { } expect)
                CheckExpectation(expect);
            read.Add(
                new(
                    read.Count + 1,
                    who,
                    one.TextOrNull("at"),
                    act,
                    one.TextOrNull("batch") ?? one.TextOrNull("case") ?? "A",
                    one.Has("batch"),
                    one.TextOrNull("item"),
                    source,
                    one.Has("expect") ? source.GetProperty("expect") : null
                )
            );
        }
        return read.ToImmutable();
    }

    private static void CheckExpectation(JsonObject expect)
    {
        foreach (var (key, item) in expect.Item.Members)
        {
            if (!WalkMatch.Keys.Contains(key) && !WalkView.Keys.Contains(key))
                expect.Fail(
                    item,
                    $"Harapan \"{key}\" tidak dikenal; pilihannya: {string.Join(", ", WalkMatch.Keys.Concat(WalkView.Keys))}."
                );
        }
    }
}
