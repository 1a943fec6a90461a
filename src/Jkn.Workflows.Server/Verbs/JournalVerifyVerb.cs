using System.Security.Cryptography;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Follows every journal from its origin to its head and names the first entry that is not what it was; with the daily sheets that the
/// office keeps elsewhere, also what was rewritten together with its chain, cut or taken away (trust.md 7.2).
/// </summary>
internal static class JournalVerifyVerb
{
    public static Verb Verb { get; } =
        new(
            "journal verify",
            "[--against SEGEL.jsonl …] [--key KUNCI.pub.pem]",
            "Memeriksa rantai semua jurnal, dan bila diminta segel harian; menyebut yang pertama rusak.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (Sheets.Of(call.Arguments, out var fault) is not { } sheets)
            return call.Misused(Verb, fault);
        if (await VerbServices.OpenAsync(call, ct) is not { } services)
            return ExitCodes.Misuse;
        await using var opened = services;
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
        return sheets.Files.Count == 0 ? ExitCodes.Done : await CompareAsync(call, services, sheets, ct);
    }

    private static async Task<int> CompareAsync(VerbCall call, ServiceProvider services, Sheets sheets, CancellationToken ct)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(await File.ReadAllTextAsync(sheets.Key!, ct));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return call.Misused(Verb, $"{sheets.Key} bukan kunci publik (PEM).");
        }
        var found = await services
            .GetRequiredService<HeadsCheck>()
            .RunAsync(
                sheets.Files.SelectMany(File.ReadLines),
                (bytes, signature) => key.VerifyData(bytes, signature, HashAlgorithmName.SHA256),
                ct
            );
        call.Out.WriteLine(
            found.First is { } first
                ? $"TIDAK COCOK dengan segel harian: {first}"
                : $"Cocok dengan {found.Sheets} lembar segel harian: {found.Journals} jurnal pada tempat yang disegel."
        );
        return found.First is null ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>The files to compare with, and the key that must have signed them.</summary>
    private sealed record Sheets(IReadOnlyList<string> Files, string? Key)
    {
        public static Sheets? Of(IReadOnlyList<string> words, out string fault)
        {
            var (files, key, option) = (new List<string>(), (string?)null, "");
            fault = "";
            foreach (var word in words)
            {
                if (word is "--against" or "--key")
                    option = word;
                else if (option.Length == 0)
                    fault = "Perintah ini tanpa argumen lain.";
                else if (!File.Exists(word))
                    fault = $"Berkas {word} tidak ada.";
                else if (option == "--against")
                    files.Add(word);
                else
                    key = word;
            }
            if (fault.Length == 0 && (option.Length > 0 && files.Count == 0 || files.Count > 0 != key is not null))
                fault = "Segel harian diperiksa dengan --against BERKAS dan --key KUNCI.pub.pem.";
            return fault.Length == 0 ? new(files, key) : null;
        }
    }
}
