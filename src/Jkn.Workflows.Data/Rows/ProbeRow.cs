using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Jkn.Workflows.Data.Rows;

/// <summary>When a node last proved that it can write.</summary>
[Table("probes")]
public sealed class ProbeRow
{
    [Key]
    public required string Node { get; set; }
    public DateTimeOffset At { get; set; }
}
