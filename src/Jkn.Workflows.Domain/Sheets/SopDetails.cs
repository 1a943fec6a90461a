using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// How a legalised SOP is carried out: our rows under a number of their own, which nobody has given yet; nothing of the decree's identity.
/// </summary>
public static class SopDetails
{
    private static readonly string[] ofTheDecree = ["nomorSop", "tanggalPembuatan", "tanggalRevisi", "tanggalEfektif", "disahkanOleh"];

    public static SopSheetModel Of(SopSheetModel sheet, SopVersion version)
    {
        var number = sheet.Identity.FirstOrDefault(c => c.Code == "nomorSop")?.Value.Text;
        return sheet with
        {
            Kind = number is null ? $"Rincian pelaksanaan {version.Name}" : $"Rincian pelaksanaan SOP Nomor {number}",
            State = "rincian pelaksanaan, belum ditetapkan",
            Identity =
            [
                .. sheet.Identity.Select(c =>
                    c.Code == "nomorSop" ? c with { Value = new(null, null, "nomor sendiri") }
                    : ofTheDecree.Contains(c.Code) ? c with { Value = new(null, null, null) }
                    : c
                ),
            ],
        };
    }
}
