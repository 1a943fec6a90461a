using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Engine;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>A case or batch as the JSON that a walk's expectations are held against. Times are local.</summary>
internal static partial class WalkView
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, Func<CaseState, Office, object?>> parts = new(StringComparer.Ordinal)
    {
        ["status"] = (s, _) => s.Status,
        ["open"] = (s, _) => s.IsOpen,
        ["path"] = (s, _) => s.Path,
        ["caseNo"] = (s, _) => s.CaseNo,
        ["sop"] = (s, _) => s.Sop,
        ["version"] = (s, _) => s.SopVersion,
        ["received"] = (s, o) => Local(o, s.ReceivedAt),
        ["receivedUtc"] = (s, _) => InstantPattern.General.Format(NodaTime.Instant.FromDateTimeOffset(s.ReceivedAt)),
        ["registered"] = (s, o) => s.RegisteredAt is { } at ? Local(o, at) : null,
        ["facts"] = (s, _) => s.Facts,
        ["reasonCode"] = (s, _) => s.ReasonCode,
        ["missing"] = (s, _) => s.Missing,
        ["applicant"] = (s, _) => s.Applicant,
        ["documents"] = (s, _) => s.Documents,
        ["promise"] = (s, _) => s.Promise,
        ["age"] = (s, o) =>
            Promise.Age(o.Region, o.Calendar, s.ReceivedAt) is var age
                ? new { amber = age.Amber is { } a ? Local(o, a.At) : null, red = age.Red is { } r ? Local(o, r.At) : null }
                : null,
        ["tasks"] = (s, _) =>
            s
                .WorkItems.Values.OrderBy(w => w.OpenedAt)
                .Select(w => new
                {
                    activity = w.ActivityId,
                    w.Person,
                    w.Role,
                    w.Kind,
                    w.Title,
                    w.Act,
                    w.Letter,
                    w.AssignedTo,
                    w.SentBy,
                    w.SeenBy,
                    w.Note,
                    w.Outcomes,
                }),
        ["due"] = (s, o) => s.Clocks.Values.GroupBy(c => NameOf(s, c)).ToDictionary(g => g.Key, g => Local(o, g.First().DueAt)),
        ["clocks"] = (s, o) => s.Clocks.Values.GroupBy(c => NameOf(s, c)).ToDictionary(g => g.Key, g => ClockOf(g.First(), o)),
        ["participants"] = (s, o) => s.Participants.ToDictionary(p => p.Key, p => PersonOf(s, p.Key, p.Value, o)),
        ["letters"] = (s, _) => s.Letters.ToDictionary(l => l.Key, l => LetterOf(l.Value)),
        ["signOffs"] = (s, _) =>
            s.SignOffs.Select(g => new
            {
                activity = g.ActivityId,
                g.Role,
                g.Act,
                g.Outcome,
                g.By,
                g.Capacity,
                g.ActingFor,
                g.Letter,
                g.Double,
            }),
        ["registers"] = (s, _) =>
            s.RegisterLines.Select(l => new
            {
                l.Register,
                l.Year,
                l.Number,
                l.Text,
                l.Void,
                l.Columns,
            }),
        ["checklist"] = Checklist,
        ["entry"] = (s, o) => s.BatchEntries.Values.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => EntryOf(e, o)).LastOrDefault(),
        ["batch"] = (s, o) => s.Batch is { } batch ? BatchOf(batch, o) : null,
        ["incidents"] = (s, _) =>
            s.Flow.Incidents.Values.Select(i => new
            {
                activity = i.ActivityId,
                i.Type,
                i.Message,
            }),
        ["flow"] = (s, _) => s.Flow.IsFinished ? "FINISHED" : "RUNNING",
    };

    public static IEnumerable<string> Keys => parts.Keys;

    public static JsonElement Part(string key, CaseState state, Office office) =>
        JsonSerializer.SerializeToElement(parts[key](state, office), options);

    public static JsonElement Json(object view) => JsonSerializer.SerializeToElement(view, options);

    public static JsonElement Notices(IEnumerable<Effect> sent) =>
        JsonSerializer.SerializeToElement(sent.Select(e => JsonSerializer.Deserialize<JsonElement>(e.Payload)), options);

    /// <summary>The facts of journal entries with who and in which capacity; the flow's own steps are left out.</summary>
    public static JsonElement Events(IEnumerable<(Stamp Stamp, IReadOnlyList<IEvent> Events)> entries) =>
        JsonSerializer.SerializeToElement(
            entries.SelectMany(entry =>
                entry
                    .Events.OfType<CaseEvent>()
                    .Select(happened =>
                    {
                        var told = JsonSerializer.SerializeToNode(happened, happened.GetType(), options)!;
                        told["event"] = happened.GetType().Name;
                        told["stamp"] = JsonSerializer.SerializeToNode(entry.Stamp, options);
                        return told;
                    })
            ),
            options
        );

    private static string Local(Office office, DateTimeOffset at) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(office.Time.Local(at));

    /// <summary>A clock of a work item is called by its activity, any other by its own key.</summary>
    private static string NameOf(CaseState state, Clock clock)
    {
        var id = clock.Key.Split('|')[0];
        return state.WorkItems.TryGetValue(id, out var item) ? item.ActivityId + clock.Key[id.Length..]
            : clock.Key.StartsWith("jam/", StringComparison.Ordinal) ? clock.Key[4..]
            : clock.Key;
    }

    private static object ClockOf(Clock clock, Office office) =>
        new
        {
            clock.Spec,
            due = Local(office, clock.DueAt),
            paused = clock.PausedAt is not null,
            clock.Breached,
            clock.Provisional,
            clock.Role,
            clock.Why,
        };

    private static object PersonOf(CaseState state, string key, Participant person, Office office) =>
        new
        {
            person.Nik,
            person.NoKk,
            person.Nama,
            person.TanggalLahir,
            matched = state.ConfirmedMismatches.Contains(key),
            segment = state.Segments.TryGetValue(key, out var check) ? check.Result : null,
            state = state.Courses[key].State,
            state.Courses[key].Ended,
            state.Courses[key].ReasonCode,
            state.Courses[key].ActiveFrom,
            state.Courses[key].CardNo,
            entry = state.EntryOf(key) is { } entry ? EntryOf(entry, office) : null,
            findings = ParticipantRules.Findings(state, key).Select(f => new { f.Code, f.Severity }),
        };

    private static object LetterOf(Words.Letter letter) =>
        new
        {
            letter.State,
            letter.Title,
            letter.Number,
            letter.DraftedBy,
            letter.Body,
            letter.Reason,
            letter.Parafs,
            letter.Signature,
            parafRoles = string.Join(", ", letter.Parafs.Select(p => p.Role)),
            pending = letter.Attempt is not null,
        };

    private static object? Checklist(CaseState state, Office office)
    {
        if (office.Sops.ById(state.DefinitionId)?.Definition.Nodes.OfType<PeriksaBerkas>().FirstOrDefault() is not { } check)
            return null;
        var (list, path) = check.ListFor(state, office);
        if (list is null)
            return null;
        var found = DocumentCheck.Evaluate(list, state, office, path);
        return new
        {
            list.Code,
            found.Status,
            used = found.UsedForGroup,
            missing = found.Missing,
            waived = found.Waived,
            found.Problems,
        };
    }
}
