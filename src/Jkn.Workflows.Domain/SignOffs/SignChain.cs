using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// Who signs, as one truth: the steps of a version, sub-procedures unfolded, each filtered by the switch that applies to it. Pages, trial,
/// print and validation read it here and nowhere else.
/// </summary>
public static class SignChain
{
    /// <summary>A date by which every switch that is entered has begun.</summary>
    public const string AnyDay = "9999-12-31";

    /// <summary>For what begins on a date; with <paramref name="begun"/> for what runs since then.</summary>
    public static IReadOnlyList<ChainStep> Of(SopVersion version, Office office, string date, DateTimeOffset? begun = null) =>
        Of(version, office, new LevelScope(date, version.Key, version.Version, begun));

    /// <summary>The steps on one letter of a case or batch, lowest level first, as they apply to it now.</summary>
    public static IReadOnlyList<ChainStep> OfLetter(CaseState state, Office office, string letter, string date) =>
        office.Sops.ById(state.DefinitionId) is { } version
            ?
            [
                .. Of(version, office, office.ScopeOf(state, letter, date))
                    .Where(s => s.Letter == PersonRuns.Bare(letter))
                    .OrderBy(s => s.Step.Act == Acts.Sign)
                    .ThenBy(s => Rank(s.Step.Role)),
            ]
            : [];

    /// <summary>Whether a version has a place for the level that a switch names.</summary>
    public static bool Has(SopVersion version, SopShelf shelf, LevelSwitch asked) =>
        StepsOf(version.Definition, shelf.Library, null, [version.Definition.Id])
            .Any(s => s.Step.Role == asked.Role && ChainOf(version.Use, s.Step.Surat?.SourceText) == asked.Chain);

    /// <summary>The chain that a step stands in.</summary>
    public static string ChainOf(string use, string? letter) =>
        use == SopUses.Batch ? Chains.Batch
        : letter is { Length: > 0 } ? Chains.Letter
        : Chains.Case;

    private static IReadOnlyList<ChainStep> Of(SopVersion version, Office office, LevelScope scope) =>
        [
            .. StepsOf(version.Definition, office.Sops.Library, null, [version.Definition.Id])
                .Select(s => (s.Step, s.NodeId, s.Letter, Chain: ChainOf(version.Use, s.Step.Surat?.SourceText)))
                .Select(s => new ChainStep(s.Step, s.NodeId, s.Chain, s.Letter, office.LevelOf(s.Step.Role, s.Chain, scope))),
        ];

    private static IEnumerable<(SignOff Step, string NodeId, string? Letter)> StepsOf(
        FlowDefinition definition,
        FlowLibrary library,
        DefinitionActivity? use,
        ImmutableList<string> path
    )
    {
        foreach (var node in definition.Nodes)
        {
            if (node is SignOff sign)
                yield return (sign, sign.Id, LetterOf(sign, use));
            // A definition that uses itself is looked through once.
            if (node is DefinitionActivity part && library.Resolve(part) is { } inside && !path.Contains(inside.Id))
            {
                foreach (var step in StepsOf(inside, library, part, path.Add(inside.Id)))
                    yield return (step.Step, part.Id, step.Letter);
            }
        }
    }

    /// <summary>The letter a step names, or the one that its sub-procedure was given by that input.</summary>
    private static string? LetterOf(SignOff sign, DefinitionActivity? use)
    {
        if (sign.Surat?.LiteralText is { Length: > 0 } named)
            return named;
        if (sign.Surat?.Expression is not Expression.Input { Name: var name })
            return null;
        var given = use?.Inputs.FirstOrDefault(i => string.Equals(i.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
        return given is not null && given.TryGetFixed(out var value) && value is JsonElement { ValueKind: JsonValueKind.String } text
            ? text.GetString()
            : null;
    }

    private static int Rank(string role) => Roles.All.ToList().IndexOf(role);
}
