using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Application.Settings;

/// <summary>What is wrong with an agreement (PKS) as it was entered.</summary>
internal static class AgreementChecks
{
    public static Rejection? Of(Agreement asked) =>
        new Checks()
            .Text("no", asked.No, 100)
            .Optional("note", asked.Note, 300)
            .That(IsDate(asked.From), "from", "date-invalid", "Tanggal tidak sah (yyyy-MM-dd).")
            .That(
                IsDate(asked.To) && string.CompareOrdinal(asked.From, asked.To) <= 0,
                "to",
                "date-invalid",
                "Tanggal akhir tidak sah atau mendahului awal."
            )
            .That(asked.Quota is null or >= 0, "quota", "out-of-range", "Kuota tidak boleh negatif.")
            .Rejection;

    private static bool IsDate(string? text) => Domain.Clocks.KeyedDate.Read(text) is { Year: >= 2000 and <= 2100 };
}
