using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Follows every journal from its origin to its head and names the first entry that is not what it was.</summary>
internal static class JournalVerifyVerb
{
    public static Verb Verb { get; } =
        new("journal verify", "", "Memeriksa rantai semua jurnal; menyebut entri pertama yang rusak.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count > 0)
            return call.Misused(Verb, "Perintah ini tanpa argumen.");
        await using var services = await VerbServices.BuildAsync(call, ct);
        var report = await services.GetRequiredService<ChainCheck>().RunAsync(ct);
        if (report.First is { } broken)
        {
            call.Out.WriteLine($"RUSAK jurnal {broken.CaseId} entri {broken.Version}: {broken.What}");
            return ExitCodes.Failed;
        }
        call.Out.WriteLine(
            $"Utuh: {report.Cases} jurnal, {report.Entries} entri; {report.Offices} buku kantor, {report.OfficeEntries} entri; "
                + $"{report.AccessBlocks} blok pembukaan data."
        );
        return ExitCodes.Done;
    }
}
