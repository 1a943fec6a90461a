using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>One dictum of a decree: KESATU and what it decides.</summary>
public sealed record DecreeClause(string Head, string Text);

/// <summary>
/// The decree that legalised a version, word by word as its document has it; faults of its printing are marked [sic]. Who signed it is
/// no part: names of employees are not copied.
/// </summary>
public sealed record SopDecree
{
    public required string Title { get; init; }
    public required string Number { get; init; }
    public required string About { get; init; }

    /// <summary>The office that decides, as it stands above the reasons.</summary>
    public required string By { get; init; }
    public ImmutableArray<string> Considering { get; init; } = [];
    public ImmutableArray<string> Citing { get; init; } = [];
    public ImmutableArray<DecreeClause> Deciding { get; init; } = [];
    public string? Place { get; init; }
    public string? Date { get; init; }
    public string? Signer { get; init; }
    public ImmutableArray<string> Copies { get; init; } = [];
    public string? Source { get; init; }
    public string? Note { get; init; }

    internal static SopDecree Read(JsonObject decree)
    {
        var read = new SopDecree
        {
            Title = decree.Text("title"),
            Number = decree.Text("number"),
            About = decree.Text("about"),
            By = decree.Text("by"),
            Considering = Texts(decree, "considering"),
            Citing = Texts(decree, "citing"),
            Deciding = [.. decree.Objects("deciding").Select(Clause)],
            Place = decree.TextOrNull("place"),
            Date = decree.TextOrNull("date"),
            Signer = decree.TextOrNull("signer"),
            Copies = Texts(decree, "copies"),
            Source = decree.TextOrNull("source"),
            Note = decree.TextOrNull("note"),
        };
        decree.Done();
        return read;
    }

    internal static ImmutableArray<string> Texts(JsonObject owner, string key) => [.. owner.List(key).Select(owner.TextOf)];

    private static DecreeClause Clause(JsonObject clause)
    {
        var read = new DecreeClause(clause.Text("head"), clause.Text("text"));
        clause.Done();
        return read;
    }
}
