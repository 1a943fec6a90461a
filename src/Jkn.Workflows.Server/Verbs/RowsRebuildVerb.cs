using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Makes all rows anew from the journals and says where they differed from those that stood there.</summary>
internal static class RowsRebuildVerb
{
    public static Verb Verb { get; } = new("rows rebuild", "", "Membangun ulang semua baris dari jurnal dan membandingkannya.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count > 0)
            return call.Misused(Verb, "Perintah ini tanpa argumen.");
        await using var services = await VerbServices.BuildAsync(call, ct);
        var report = await services.GetRequiredService<RowsRebuild>().RunAsync(ct);
        foreach (var difference in report.Differences)
            call.Out.WriteLine(difference);
        call.Out.WriteLine(
            report.Differences.Count == 0
                ? $"Sama: {report.Cases} jurnal dan {report.Offices} buku kantor dibangun ulang."
                : $"BERBEDA: {report.Differences.Count} baris; sekarang sesuai jurnal."
        );
        return report.Differences.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
