using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// Plays a walk on a fresh <see cref="TrialOffice"/> and tells each step in one line; stops at the first difference.
/// Timers that fall due on the way fire, and nothing may stand still on an incident unless the step expects it.
/// </summary>
public sealed partial class WalkPlayer
{
    private readonly Walk walk;
    private readonly TrialOffice office;
    private readonly WalkRules rules;
    private readonly ImmutableDictionary<string, Actor> people;
    private readonly IReadOnlyList<string> wrong;
    private readonly Dictionary<string, int> read = new(StringComparer.Ordinal);
    private Action<TrialAnswer>? answered;
    private int told;

    private WalkPlayer(Walk walk, Office real)
    {
        this.walk = walk;
        // A walk's letters have a head that says CONTOH where the region has none: nothing in it is a letter of the region.
        var headed = real.Region with
        {
            Letterhead = real.Region.Letterhead.OrExample(),
        };
        var (region, problems) = WalkSettings.Apply(headed, walk.Settings);
        var (sops, unfit) = WalkSops.Vary(real.Sops, walk.Sops);
        wrong = [.. problems.Select(p => $"{p.Path}: {p.Reason}"), .. unfit];
        var organisation = new Organisation.Organisation([.. walk.People.Select(p => p.Official).OfType<Official>()], walk.Delegations);
        var own = new Office(region, real.Calendar, organisation, sops, real.Segments, real.Reasons)
        {
            Layouts = real.Layouts,
            Templates = real.Templates,
            Typeface = real.Typeface,
            Notices = real.Notices,
            Survey = real.Survey,
        };
        rules = new(walk, region);
        office = new(own, own.Time.At(WalkJson.TimeOf(walk.Start)).ToUniversalTime());
        people = walk.People.ToImmutableDictionary(p => p.Key, p => new Actor(p.Key, p.Name, region.Code, [.. p.Roles]));
    }

    /// <param name="afterEach">Sees the office after every step, for rules that must hold everywhere.</param>
    /// <param name="answered">Hears each command that a person gave, with its answer, before the step's line.</param>
    public static IEnumerable<WalkLine> Play(
        Walk walk,
        Office office,
        Action<TrialOffice>? afterEach = null,
        Action<TrialAnswer>? answered = null
    )
    {
        var player = new WalkPlayer(walk, office) { answered = answered };
        if (player.wrong.Count > 0)
        {
            yield return new(false, "FAIL settings " + string.Join(" ", player.wrong));
            yield break;
        }
        foreach (var step in walk.Steps)
        {
            var line = player.Take(step);
            if (line.Ok)
                afterEach?.Invoke(player.office);
            yield return line;
            if (!line.Ok)
                yield break;
        }
    }

    private WalkLine Take(WalkStep step)
    {
        told = office.Sent.Count;
        foreach (var id in office.Cases.Keys)
            read[id] = office.JournalOf(id).Count;
        var difference = Move(step) ?? Act(step);
        var when = office.Office.LocalOf(office.Now).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var what = string.Join(
            ' ',
            new[] { step.As, step.Do, step.IsBatch || step.Target != "A" ? step.Target : "", step.Item ?? "" }.Where(w => w.Length > 0)
        );
        var status = State(step) is { } state ? $" → {state.Batch?.Stage.ToString() ?? state.Status}" : "";
        return difference is null
            ? new(true, string.Create(CultureInfo.InvariantCulture, $"ok {step.No:00} {when} {what}{status}"))
            : new(false, string.Create(CultureInfo.InvariantCulture, $"FAIL {step.No:00} {when} {what}{status}: {difference}"));
    }

    private string? Move(WalkStep step)
    {
        if (step.At is null)
            return null;
        var then = office.Office.Time.At(WalkJson.TimeOf(step.At)).ToUniversalTime();
        if (then < office.Now)
            return $"time goes backwards to {step.At}";
        office.MoveTo(then);
        office.Office = rules.On(office.Office, office.Now);
        SkipSwitchedOff();
        return null;
    }

    private string? Act(WalkStep step)
    {
        if (step.Do == WalkStep.Look)
            return Check(step, null);
        if (step.Do == WalkStep.AppointSubstitute)
            return Appoint(step);
        if (step.Do == WalkStep.SwitchLevel)
            return Switch(step);
        if (WalkSops.Acts.Contains(step.Do))
            return Legislate(step);
        if (WalkRules.Acts.ContainsKey(step.Do))
        {
            var no = rules.Settle(step, office.Office, people[step.As], office.Now);
            office.Office = rules.On(office.Office, office.Now);
            return Check(step, no);
        }
        if (step.Do is WalkStep.SigningAway or WalkStep.SigningBack)
        {
            office.Sealing =
                step.Do == WalkStep.SigningBack
                    ? TrialOffice.SealsAtOnce
                    : (letter, attempt, _) => new SignOffs.FailSignature(letter, attempt, "seal-service-timeout", Passes: true);
            return Check(step, null);
        }
        var (command, problem) = WalkCommands.Make(step, walk, State(step));
        if (command is null)
            return problem;
        var actor = step.As == Stamp.System ? Actor.System : people[step.As];
        var (id, at) = (IdOf(step), office.Now);
        var refusal = office.Do(id, actor, command).Rejection;
        answered?.Invoke(new(at, id, actor, command, refusal));
        return Check(step, refusal);
    }

    private string? Appoint(WalkStep step)
    {
        var asked = step.Arguments.Deserialize<Delegation>(JsonSerializerOptions.Web)!;
        var now = office.Office.Organisation;
        var refusal = Organisation.SubstituteRules.Check(now, asked);
        if (refusal is null)
            office.Office = office.Office with { Organisation = now with { Delegations = now.Delegations.Add(asked) } };
        return Check(step, refusal);
    }

    private string? Switch(WalkStep step)
    {
        string? Text(string key) => step.Arguments.TryGetProperty(key, out var value) ? value.GetString() : null;
        if (LevelSettings.Parse(Text("setting")) is not { } setting)
            return "setting: OFF, ON or AS_FILE";
        var asked = new LevelSwitch(Text("chain") ?? "", Text("role") ?? "", setting, Text("from") ?? "", Text("reason") ?? "", step.As)
        {
            Sop = Text("sop"),
            FromVersion = step.Arguments.TryGetProperty("fromVersion", out var number) ? number.GetInt32() : null,
            At = office.Now,
        };
        var refusal = SignOffs.LevelRules.Refusal(people[step.As], asked, office.Office.Sops);
        if (refusal is null)
        {
            var all = office.Office.Switches.Add(asked).OrderBy(s => s.From, StringComparer.Ordinal);
            office.Office = office.Office with { Switches = [.. all] };
            SkipSwitchedOff();
        }
        return Check(step, refusal);
    }

    /// <summary>As the service does when a switch or its day has come, or letters would be printed otherwise.</summary>
    private void SkipSwitchedOff()
    {
        foreach (var state in office.Cases.Values.Where(s => Letters.RenewLetters.Needs(s, office.Office)).ToList())
            office.Do(state.Id, Actor.System, new Letters.RenewLetters());
        foreach (var state in office.Cases.Values.ToList())
        {
            foreach (var skip in SignOffs.SkipSwitchedOff.For(state, office.Office, office.Now))
            {
                var refusal = office.Do(state.Id, Actor.System, skip).Rejection;
                answered?.Invoke(new(office.Now, state.Id, Actor.System, skip, refusal));
            }
        }
    }

    private string? Legislate(WalkStep step)
    {
        var (sops, refusal) = WalkSops.Act(step, office.Office, people[step.As], office.Now);
        office.Office = office.Office with { Sops = sops };
        return Check(step, refusal);
    }

    private CaseState? State(WalkStep step) => StateOf(step, office);

    private string IdOf(WalkStep step) => IdOf(step, office);

    /// <summary>The case or batch that a step is about; null when there is none yet.</summary>
    public static CaseState? StateOf(WalkStep step, TrialOffice office) => office.Cases.GetValueOrDefault(IdOf(step, office));

    /// <summary>Cases go by their alias; batches by their period, with -S1 for a supplement, or by their full id.</summary>
    private static string IdOf(WalkStep step, TrialOffice office)
    {
        if (!step.IsBatch || office.Cases.ContainsKey(step.Target))
            return step.Target;
        var named = office.Cases.Values.FirstOrDefault(c =>
            c.Batch is { } b && b.Period + (b.Supplement > 0 ? $"-S{b.Supplement}" : "") == step.Target
        );
        return named?.Id
            ?? BatchEntries.IdOf(office.Office.Region.Code, office.Office.Region.Batches.FirstOrDefault()?.Kind ?? "", step.Target, 0);
    }
}
