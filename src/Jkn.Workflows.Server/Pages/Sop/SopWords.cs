using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>What states and uses of versions are called, and the colour of a state (app.css).</summary>
internal static class SopWords
{
    public static string State(string state) =>
        state switch
        {
            "DRAF" => "Draf",
            "DIAJUKAN" => "Diajukan",
            "DISAHKAN" => "Disahkan",
            "EFEKTIF" => "Berlaku",
            "DIGANTI" => "Diganti",
            "DICABUT" => "Dicabut",
            _ => state,
        };

    public static string State(SopState state) => State(state.Code());

    public static string Tone(string state) =>
        state switch
        {
            "EFEKTIF" or "DISAHKAN" => "ok",
            "DIAJUKAN" => "warn",
            "DICABUT" => "bad",
            _ => "idle",
        };

    /// <summary>What a printed form is called.</summary>
    public static string Form(string form) =>
        form switch
        {
            "rincian" => "Rincian pelaksanaan",
            "standar" => "Standar Pelayanan",
            "alur" => "Poster alur",
            "keputusan" => "Keputusan",
            "catatan" => "Catatan penyusun",
            _ => "SOP-AP",
        };

    public static string Drift(SopDrift drift) =>
        drift.Kind switch
        {
            SopDriftKind.Content => "isi berbeda dari berkasnya.",
            SopDriftKind.State =>
                $"di berkas {State(drift.File!.State).ToLowerInvariant()}, di sini {State(drift.Stored.State).ToLowerInvariant()}.",
            _ => "belum ada sebagai berkas.",
        };

    public static string Use(string use) =>
        use switch
        {
            SopUses.Case => "Layanan",
            SopUses.Batch => "Batch",
            SopUses.Part => "Sub-alur",
            SopUses.Complaint => "Pengaduan",
            SopUses.Errand => "Urusan kantor",
            SopUses.Withdrawal => "Penarikan peserta",
            SopUses.Correction => "Koreksi hasil",
            _ => use,
        };

    public static string Href(string definitionId, int? version = null) =>
        $"/sop/{Uri.EscapeDataString(definitionId)}" + (version is { } number ? $"?versi={number}" : "");
}
