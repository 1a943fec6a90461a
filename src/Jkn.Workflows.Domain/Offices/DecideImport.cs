namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A list that came in is let open as cases, whole or its valid rows only. <paramref name="Holding"/>: the first row that cannot be opened.
/// </summary>
public sealed record DecideImport(string Import, string Mode, int Rows, int? Holding) : OfficeCommand
{
    public const string All = "SEMUA",
        ValidOnly = "YANG_SAH";

    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (Mode is not (All or ValidOnly))
            return OfficeDecision.Reject("mode-unknown", "Cara membuka harus SEMUA atau YANG_SAH.", "mode");
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead))
            return OfficeDecision.Reject("role-missing", "Hanya petugas yang menerima pemohon dapat membuka berkas dari daftar.");
        if (Mode == All && Holding is { } row)
            return OfficeDecision.Reject(
                "rows-not-all-valid",
                $"Baris {row} belum dapat dibuka; dengan pilihan \"semua atau tidak sama sekali\" tidak ada yang dibuka."
            );
        if (Rows == 0)
            return OfficeDecision.Reject("rows-none", "Tidak ada baris yang dapat dibuka.");
        on.Emit(new OfficeEvent.ImportDecided(Import, Mode, Rows));
        return on.Accept();
    }
}
