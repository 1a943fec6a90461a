using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A version of a definition as the designer stored it. States: DRAF, DIAJUKAN, DISAHKAN, EFEKTIF, DIGANTI, DICABUT. Unchangeable once
/// DISAHKAN.
/// </summary>
[
    Table("sops"),
    PrimaryKey(nameof(VersionId)),
    Index(nameof(DefinitionId), nameof(Version), IsUnique = true),
    Index(nameof(Region), nameof(State))
]
public sealed class SopRow
{
    public required string VersionId { get; set; }
    public required string DefinitionId { get; set; }
    public required string Region { get; set; }
    public required string Key { get; set; }
    public required string Use { get; set; }
    public required string Name { get; set; }
    public int Version { get; set; }
    public required string State { get; set; }
    public string? Label { get; set; }
    public string? EffectiveFrom { get; set; }
    public string? EffectiveTo { get; set; }
    public string? DecreeNo { get; set; }
    public string? DecreeDate { get; set; }
    public string? Confirmation { get; set; }
    public string? BatchKind { get; set; }
    public required string ContentHash { get; set; }
    public required string Json { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }

    /// <summary>Counts every change of the row; 0 while it is as its file was first read.</summary>
    public int Revision { get; set; }

    /// <summary>The version this draft was made from.</summary>
    public string? BaseId { get; set; }

    /// <summary>The paper side as edited here, JSON; null while it is the folder's.</summary>
    public string? Sheet { get; set; }

    /// <summary>Warnings that somebody has acknowledged by name, JSON.</summary>
    public string? Acknowledged { get; set; }
}

/// <summary>Who holds an office. Dates are yyyy-MM-dd in the region's zone; no end = still in office.</summary>
[Table("officials"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(Role))]
public sealed class OfficialRow
{
    public required string Id { get; set; }
    public required string AccountId { get; set; }
    public required string Region { get; set; }
    public required string Role { get; set; }
    public required string Name { get; set; }
    public string? Nip { get; set; }
    public string? Rank { get; set; }
    public required string Position { get; set; }
    public string? Unit { get; set; }
    public required string ValidFrom { get; set; }
    public string? ValidTo { get; set; }
}

/// <summary>Who stands in for an absent official: PLH or PLT, by which order, from when to when.</summary>
[Table("delegations"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(Role))]
public sealed class DelegationRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public required string Role { get; set; }
    public required string AbsentId { get; set; }
    public required string SubstituteId { get; set; }
    public required string Kind { get; set; }
    public required string OrderNo { get; set; }
    public required string OrderDate { get; set; }
    public required string ValidFrom { get; set; }
    public required string ValidTo { get; set; }
    public string? Scope { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A dated setting of a region that overrides its folder. The newest line whose date has come counts.</summary>
[Table("region_settings"), PrimaryKey(nameof(Region), nameof(Name), nameof(EffectiveFrom))]
public sealed class RegionSettingRow
{
    public required string Region { get; set; }
    public required string Name { get; set; }
    public required string EffectiveFrom { get; set; }
    public required string Json { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
}
