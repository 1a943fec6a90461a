namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// What is signed, as far as a level's switch asks: on which local date, under which version of which procedure, and since when it runs
/// (null: it has not begun). Without a procedure only what holds for the whole region is meant.
/// </summary>
public sealed record LevelScope(string Date, string? Sop = null, int Version = 0, DateTimeOffset? Begun = null);
