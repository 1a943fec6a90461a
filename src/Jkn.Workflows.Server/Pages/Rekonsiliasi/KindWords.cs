using Jkn.Workflows.Application.Lists;

namespace Jkn.Workflows.Server.Pages.Rekonsiliasi;

/// <summary>How the kinds of reconciled lines are called and coloured.</summary>
internal static class KindWords
{
    public static readonly IReadOnlyDictionary<string, string> Of = new Dictionary<string, string>
    {
        [Reconciliation.Matched] = "Cocok",
        [Reconciliation.Failed] = "Gagal",
        [Reconciliation.NoCard] = "Tanpa kartu",
        [Reconciliation.Missing] = "Belum ada hasil",
        [Reconciliation.Unknown] = "Tidak dikenal",
        [Reconciliation.Conflicting] = "Bertentangan",
        [Reconciliation.Same] = "Sudah tercatat",
        [Reconciliation.OtherName] = "Nama lain",
        [Reconciliation.Wrong] = "Tidak terbaca",
    };

    public static string Tone(string kind) =>
        kind switch
        {
            Reconciliation.Matched or Reconciliation.Same => "ok",
            Reconciliation.Missing or Reconciliation.NoCard => "warn",
            _ => "bad",
        };
}
