namespace Jkn.Workflows.Domain.Cases;

/// <summary>The promise to the applicant (Janji): a date, its words, why, and whether a calendar was missing.</summary>
public sealed record PromiseGiven(string Date, string Text, string Why, bool Provisional, DateTimeOffset? From = null);
