using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Words;

/// <summary>What EDABU or BPJS says of a participant: current segment, its state, arrears; manual entry with evidence.</summary>
public sealed record SegmentCheck(string Segmen, string Status, bool? DaerahIni = null, int? BulanTunggakan = null, string? Bukti = null)
{
    /// <summary>The state of a membership that is in force.</summary>
    public const string Active = "AKTIF";
    private const string Deceased = "MENINGGAL";

    /// <summary>Why a person who was found so cannot be proposed, by the code of the reasons' list.</summary>
    [JsonIgnore]
    public string? ReasonCode => Status == Deceased ? Deceased : null;
}
