using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.SignOffs;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>Holds a step's expectations against the office after it.</summary>
public sealed partial class WalkPlayer
{
    private string? Check(WalkStep step, Rejection? refusal)
    {
        var expected = step.Expect is { } given
            ? given.EnumerateObject().ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal)
            : [];
        if (Refusal(expected.GetValueOrDefault("refused"), refusal) is { } answer)
            return answer;
        foreach (var (key, value) in expected.Where(e => e.Key is not ("refused" or WalkMatch.Papers)))
        {
            if (Difference(key, value, step) is { } difference)
                return difference;
        }
        if (expected.ContainsKey("incidents"))
            return null;
        return office
            .Cases.Values.SelectMany(c => c.Flow.Incidents.Values.Select(i => $"incident in {c.Id} at {i.ActivityId}: {i.Message}"))
            .FirstOrDefault();
    }

    private static string? Refusal(JsonElement expected, Rejection? refusal)
    {
        if (expected.ValueKind == JsonValueKind.Undefined)
            return refusal is null ? null : $"refused {refusal.Code}: {refusal.Message}";
        if (refusal is null)
            return $"expected refusal {expected}, but it was accepted";
        if (expected.ValueKind == JsonValueKind.String)
            return expected.GetString() == refusal.Code ? null : $"expected refusal {expected}, got {refusal.Code}: {refusal.Message}";
        var text = expected.TryGetProperty("says", out var says) ? says.GetString()! : "";
        if (!refusal.Message.Contains(text, StringComparison.Ordinal))
            return $"refusal {refusal.Code}: expected a text with \"{text}\", got \"{refusal.Message}\"";
        var rest = expected.EnumerateObject().Where(e => e.Name != "says").ToDictionary(e => e.Name, e => e.Value);
        return WalkMatch.Difference(
            "refused",
            JsonSerializer.SerializeToElement(rest),
            JsonSerializer.SerializeToElement(refusal, JsonSerializerOptions.Web)
        );
    }

    /// <summary>Why a letter's chain could not be completed as things stand today.</summary>
    private IEnumerable<object> Obstacles(Cases.CaseState state) =>
        state
            .Letters.Keys.Order(StringComparer.Ordinal)
            .SelectMany(key => ChainObstacle.Of(state, office.Office, key, office.Office.DateOf(office.Now)))
            .Select(o => new
            {
                o.Role,
                o.Account,
                o.Why.Code,
            });

    private string? Difference(string key, JsonElement expected, WalkStep step)
    {
        var sent = WalkView.Notices(office.Sent.Skip(told));
        switch (key)
        {
            case "notices":
                return WalkMatch.Difference(key, expected, sent);
            case "sops":
                return WalkMatch.Difference(key, expected, WalkView.Json(WalkSops.View(office.Office)));
            case "warnings":
                return WalkMatch.Difference(key, expected, WalkView.Json(OfficeWarnings.Of(office.Office, office.Now)));
            case "noNotices":
                return WalkMatch.Absent(key, expected, sent, "happening");
        }
        if (State(step) is not { } state)
            return expected.ValueKind == JsonValueKind.Null
                ? null
                : $"{key}: there is no {step.Target}; known: {string.Join(", ", office.Cases.Keys)}";
        var happened = office.JournalOf(state.Id).Skip(read.GetValueOrDefault(state.Id));
        return key switch
        {
            "obstacles" => WalkMatch.Difference(key, expected, WalkView.Json(Obstacles(state))),
            "noTasks" => WalkMatch.Absent(key, expected, WalkView.Part("tasks", state, office.Office), "activity"),
            "events" => WalkMatch.Difference(key, expected, WalkView.Events(happened)),
            "noEvents" => WalkMatch.Absent(key, expected, WalkView.Events(happened), "event"),
            _ => WalkMatch.Difference(key, expected, WalkView.Part(key, state, office.Office)),
        };
    }
}
