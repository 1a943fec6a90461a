namespace Jkn.Workflows.Domain.Batches;

/// <summary>One answer for one NIK. Outcome AKTIF, GAGAL or TANPA_KARTU; a card number needs the list it stands in (AC-46).</summary>
public sealed record ResultLine(
    string Nik,
    string Outcome,
    string? ReasonCode = null,
    string? ActiveFrom = null,
    string? CardNo = null,
    string? ListRef = null
);
