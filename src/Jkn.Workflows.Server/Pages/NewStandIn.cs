using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Server.Pages;

/// <summary>The form by which a Plh or Plt is appointed, on the officials' page and from a letter that waits.</summary>
internal sealed record NewStandIn
{
    public string? Digantikan { get; init; }
    public string? Pengganti { get; init; }
    public string? Jenis { get; init; }
    public string? Nomor { get; init; }
    public string? Tanggal { get; init; }
    public string? GantiDari { get; init; }
    public string? GantiSampai { get; init; }

    /// <summary>Its inputs by the names that the command refuses them under.</summary>
    public static readonly (string Input, string Field)[] Names =
    [
        ("jenis", "kind"),
        ("digantikan", "role"),
        ("nomor", "order"),
        ("tanggal", "orderDate"),
        ("gantiDari", "from"),
        ("gantiSampai", "to"),
        ("pengganti", "substitute"),
    ];

    public AppointSubstitute At(DateTimeOffset now) =>
        new(
            Guid.CreateVersion7(now).ToString("n"),
            Digantikan ?? "",
            null,
            Pengganti ?? "",
            Jenis ?? "",
            Nomor ?? "",
            Tanggal ?? "",
            GantiDari ?? "",
            GantiSampai ?? ""
        );
}
