using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Server.Pages;

/// <summary>One person's own course as officers and citizens read it (domain-2.md 1.1).</summary>
internal sealed record PersonWords(string Key, string Name, string State, string Text, DateTimeOffset Since, Course Course)
{
    /// <summary>Why he stands there: the reason's label, and what whoever decided wrote.</summary>
    public string? Why { get; private init; }
    public string? Card { get; private init; }

    public string Tone =>
        State switch
        {
            PersonStates.Active or PersonStates.CardHere or PersonStates.CardHandedOver or PersonStates.Eligible => "ok",
            PersonStates.NotEligible or PersonStates.Rejected or PersonStates.Failed or PersonStates.Expired => "bad",
            PersonStates.AwaitingNik or PersonStates.Undecided or PersonStates.Returned or PersonStates.Unanswered => "warn",
            _ => "",
        };

    /// <summary>How a public page calls him: his first name alone.</summary>
    public string GivenName => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? Name;

    public static IReadOnlyList<PersonWords> Of(CaseState state, Office? office) =>
        [.. state.Participants.Where(p => state.Courses.ContainsKey(p.Key)).Select(p => Of(state, p.Key, p.Value.Nama, office))];

    private static PersonWords Of(CaseState state, string key, string name, Office? office)
    {
        var course = state.Courses[key];
        var label = PersonStates.LabelOf(course.State);
        var text = course.State switch
        {
            PersonStates.InBatch when state.EntryOf(key) is { } entry => $"{label} {entry.BatchNo}",
            PersonStates.Active when course.ActiveFrom is { } from => $"{label} sejak {PageTime.Date(from)}",
            _ => label,
        };
        var reason = course.ReasonCode is { } code ? office?.Reasons?.Find(code)?.Label ?? Words.Spell(code) : null;
        return new(key, name, course.State, text, course.Since, course)
        {
            Why = string.Join(": ", new[] { reason, course.Reason }.OfType<string>().Where(w => w.Length > 0)) is { Length: > 0 } why
                ? why
                : null,
            Card = course.CardNo,
        };
    }
}
