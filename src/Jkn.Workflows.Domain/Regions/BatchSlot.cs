namespace Jkn.Workflows.Domain.Regions;

/// <summary>The batch a case goes into, with the moments that matter for it.</summary>
/// <param name="Kind">The region's code of the batch.</param>
/// <param name="Period"><c>yyyy-MM</c>, for daily recaps <c>yyyy-MM-dd-HHmm</c>.</param>
/// <param name="Supplementary">0 for the batch itself, 1 for <c>-S1</c>.</param>
/// <param name="WindowOpensAt">Null where a period has no first date.</param>
/// <param name="WindowClosesAt">A case ready at this very instant is still in.</param>
/// <param name="LockAt">From then on the batch does not change.</param>
/// <param name="DeliverBy">When it must be with the receiver.</param>
/// <param name="WaitsForPeriod">The window is not open yet: <i>Menunggu Periode</i>.</param>
public sealed record BatchSlot(
    string Kind,
    string Period,
    int Supplementary,
    string BatchNo,
    DateTimeOffset? WindowOpensAt,
    DateTimeOffset WindowClosesAt,
    DateTimeOffset LockAt,
    DateTimeOffset DeliverBy,
    bool WaitsForPeriod,
    string Explanation,
    bool Provisional
);

/// <summary>A slot, or the sentence for the counter when the region refuses files outside the window .</summary>
public sealed record BatchPlacement(BatchSlot? Slot, string? Refusal);
