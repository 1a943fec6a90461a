namespace Jkn.Workflows.Domain.Offices;

/// <summary>A mandate ends with this day: retired, moved, died. Before its first day it never came into force.</summary>
public sealed record EndMandate(string Mandate, string LastDay, string Reason) : PowerAct
{
    public override string? Subject => null;

    public override string? SubjectIn(OfficeState office) => office.Mandates.GetValueOrDefault(Mandate)?.Holder.Account;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!on.State.Mandates.TryGetValue(Mandate, out var mandate))
            return new("mandate-unknown", "Jabatan ini tidak tercatat.");
        if (!OfficeDates.IsDate(LastDay))
            return new("date-invalid", "Hari terakhir tidak sah (yyyy-MM-dd).", "lastDay");
        if (string.IsNullOrWhiteSpace(Reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        if (mandate.Holder.To is { } last && string.CompareOrdinal(last, LastDay) <= 0)
            return new("mandate-ended", $"Jabatan ini sudah berakhir {last}.", "lastDay");
        on.Emit(new PowerEvent.MandateEnded(Mandate, LastDay, Reason.Trim(), mandate.Holder.Account));
        return null;
    }
}
