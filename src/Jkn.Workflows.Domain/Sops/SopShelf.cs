using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>The procedures of a region, with every version that a case may still run on.</summary>
public sealed class SopShelf
{
    public static readonly SopShelf Empty = new([]);
    private readonly ImmutableDictionary<string, SopVersion> byId;

    public SopShelf(IEnumerable<SopVersion> versions)
    {
        byId = versions.ToImmutableDictionary(v => v.Id);
        // Where a step names no version, the one in force is meant, whatever its JSON says of itself.
        Library = new(All.Select(v => v.Definition), d => byId.GetValueOrDefault(d.Id)?.State == SopState.Efektif);
    }

    public IEnumerable<SopVersion> All => byId.Values;

    public FlowLibrary Library { get; }

    public SopVersion? ById(string versionId) => byId.GetValueOrDefault(versionId);

    /// <summary>The one version in force on a local date; null when none is. At most one is, by rule.</summary>
    public SopVersion? Effective(string key, string date) => InForce(v => v.Key == key, date);

    /// <summary>The definition in force for a kind of batch.</summary>
    public SopVersion? EffectiveForBatch(string kind, string date) => InForce(v => v.Use == SopUses.Batch && v.BatchKind == kind, date);

    /// <summary>The one procedure of a use that a region has at most one of, such as complaints.</summary>
    public SopVersion? EffectiveForUse(string use, string date) => InForce(v => v.Use == use, date);

    /// <summary>The procedures in force that report on a kind of batch, by key.</summary>
    public IEnumerable<SopVersion> ReportsOn(string kind, string date) =>
        byId
            .Values.Where(v => v.Use == SopUses.Errand && v.BatchKind == kind)
            .Select(v => v.Key)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(key => Effective(key, date))
            .OfType<SopVersion>();

    private SopVersion? InForce(Func<SopVersion, bool> which, string date) =>
        byId
            .Values.Where(v => which(v) && v.State is (SopState.Efektif or SopState.Diganti))
            .Where(v =>
                v.EffectiveFrom is { } from
                && string.CompareOrdinal(from, date) <= 0
                && (v.EffectiveTo is null || string.CompareOrdinal(date, v.EffectiveTo) <= 0)
            )
            .MaxBy(v => v.Version);

    /// <summary>Where something begins that is for a version and later ones: the named one, else the one in force on a date.</summary>
    public int FirstVersion(string? key, int? named, string date) => named ?? (key is null ? 0 : Effective(key, date)?.Version ?? 0);

    /// <summary>Any version by number, for trials.</summary>
    public SopVersion? ByNumber(string key, int version) => byId.Values.FirstOrDefault(v => v.Key == key && v.Version == version);
}
