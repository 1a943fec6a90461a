using System.Security.Cryptography;
using System.Text.Json;

namespace Jkn.Workflows.Verify;

/// <summary>
/// The offline verifier (trust.md 7.2): an export of the journals against the daily sheets that an office kept. It shares no code with
/// the server and needs neither its database nor its keys; whoever runs it must have got sheets and public key by another way.
/// Exit codes: 0 agrees, 1 does not, 2 called wrongly.
/// </summary>
public static class Verification
{
    private const string Usage = "Pemakaian: jkn-verify --journal EKSPOR.jsonl --key KUNCI.pub.pem SEGEL.jsonl …";

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var (journal, key, sheets) = Words(args);
        if (journal is null || key is null || sheets.Count == 0)
        {
            error.WriteLine(Usage);
            return 2;
        }
        if (sheets.Append(journal).Append(key).FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            error.WriteLine($"Berkas {missing} tidak ada.");
            return 2;
        }
        try
        {
            using var signer = ECDsa.Create();
            signer.ImportFromPem(File.ReadAllText(key));
            return Compare(File.ReadLines(journal), sheets.SelectMany(File.ReadLines), signer, output);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            output.WriteLine($"TIDAK COCOK: sebuah baris tidak dapat dibaca ({e.Message})");
            return 1;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            error.WriteLine($"{key} bukan kunci publik (PEM).");
            return 2;
        }
    }

    private static int Compare(IEnumerable<string> journal, IEnumerable<string> sheets, ECDsa signer, TextWriter output)
    {
        var trail = new Trail(signer);
        var found = trail.Read(sheets);
        var chains = new Chains(trail.Sealed);
        found ??= chains.Read(journal) ?? chains.Missing();
        output.WriteLine(
            found is null
                ? $"COCOK: {chains.Journals} jurnal dengan {chains.Entries} entri, {trail.Sheets} lembar segel sampai {trail.LastDay}."
                : $"TIDAK COCOK: {found}"
        );
        return found is null ? 0 : 1;
    }

    private static (string? Journal, string? Key, List<string> Sheets) Words(IReadOnlyList<string> args)
    {
        var (journal, key, sheets) = ((string?)null, (string?)null, new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--journal" && i + 1 < args.Count)
                journal = args[++i];
            else if (args[i] == "--key" && i + 1 < args.Count)
                key = args[++i];
            else
                sheets.Add(args[i]);
        }
        return (journal, key, sheets);
    }
}
