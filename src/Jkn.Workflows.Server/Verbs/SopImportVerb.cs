using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>A definition from a file into the store, as a draft. A running server shows it within a minute.</summary>
internal static class SopImportVerb
{
    public static Verb Verb { get; } = new("sop import", "REGION FILE", "Memasukkan satu definisi dari berkas sebagai draf.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var code, var file])
            return call.Misused(Verb, "Sebutkan daerah dan berkas.");
        if (!File.Exists(file))
            return call.Misused(Verb, $"Berkas {file} tidak ada.");
        await using var provider = await RegionFolders.StoreAsync(call, ct);
        if (provider.GetRequiredService<Offices>().Find(code) is null)
            return call.Misused(
                Verb,
                $"Daerah \"{code}\" tidak dilayani. Yang ada: {RegionFolders.Served(provider.GetRequiredService<WorkflowsFolder>())}."
            );
        var (row, changed, refusal) = await provider
            .GetRequiredService<DefinitionWriter>()
            .ImportAsync(await File.ReadAllBytesAsync(file, ct), new("verb", "Perintah sop import", code, [Domain.Words.Roles.Admin]), ct);
        if (refusal is null)
            call.Out.WriteLine($"{row!.VersionId}: {(changed ? "tersimpan sebagai draf" : "isinya sama dengan yang tersimpan")}");
        else
            call.Error.WriteLine(refusal.Message);
        return refusal is null ? ExitCodes.Done : ExitCodes.Failed;
    }
}
