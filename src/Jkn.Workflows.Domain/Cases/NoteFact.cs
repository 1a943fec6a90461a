using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// A simple fact of the case beside its participants (domain.md 4.1): where and how the patient is treated, the certificate of poverty.
/// Never an illness: no seed asks for a diagnosis.
/// </summary>
public sealed record NoteFact(string Fact, string Value, int? IfVersion = null) : Command
{
    public const string Hospital = "rs",
        NoMessages = "tanpaPesan";

    /// <summary>Facts an officer may note, with their labels.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Hospital] = "Rumah sakit/Puskesmas",
        [NoMessages] = "Tidak mau menerima pesan",
        ["jenisRawat"] = "Jenis rawat",
        ["tanggalMasuk"] = "Tanggal masuk rawat",
        ["nomorSktm"] = "Nomor SKTM",
        ["tanggalSktm"] = "Tanggal SKTM",
        ["desaSktm"] = "Desa/Kelurahan penerbit SKTM",
    };

    private const int Longest = 200;

    public override Decision Decide(Deciding on)
    {
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (!Known.ContainsKey(Fact))
            return Decision.Reject("fact-unknown", "Keterangan ini tidak dikenal.", "fact");
        if (string.IsNullOrWhiteSpace(Value) || Value.Length > Longest)
            return Decision.Reject("fact-invalid", $"{Known[Fact]} wajib diisi, paling banyak {Longest} huruf.", "value");
        if (KeyedDate.IsNamedSo(Fact) && KeyedDate.Refusal(Value, "value", Known[Fact], on.LocalNow.Date) is { } noDay)
            return Decision.Reject(noDay);
        if (on.State.Facts.GetValueOrDefault(Fact) == Value)
            return Decision.Nothing(on.State);
        if (Keyed.Stale(on, Keyed.Fact(Fact), IfVersion, "fact-stale", Known[Fact]) is { } stale)
            return Decision.Reject(stale);
        on.Emit(new CaseEvent.FactNoted(Fact, Value));
        return on.Accept();
    }
}
