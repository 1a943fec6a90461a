using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Writes all journals to a file that can be checked without the server and without its keys.</summary>
internal static class JournalExportVerb
{
    public static Verb Verb { get; } =
        new("journal export", "BERKAS.jsonl", "Menulis semua jurnal ke sebuah berkas untuk diperiksa tanpa server.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var file])
            return call.Misused(Verb, "Diharapkan satu nama berkas.");
        if (File.Exists(file))
            return call.Misused(Verb, $"Berkas {file} sudah ada.");
        if (await VerbServices.OpenAsync(call, ct) is not { } services)
            return ExitCodes.Misuse;
        await using var opened = services;
        await using var to = new StreamWriter(file);
        call.Out.WriteLine($"{await services.GetRequiredService<JournalExport>().WriteAsync(to, ct)} baris ditulis.");
        return ExitCodes.Done;
    }
}
