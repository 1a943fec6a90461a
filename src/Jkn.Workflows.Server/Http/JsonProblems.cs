using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Http;

/// <summary>
/// What was wrong with a JSON body, in words for whoever sent it. The serializer says it only in English prose, so the prose is read here,
/// once; a test per sentence notices when a new version words it differently.
/// </summary>
internal static partial class JsonProblems
{
    public static ProblemDetails Explain(JsonException error)
    {
        var path = Name(error.Path);
        if (Unmapped().Match(error.Message) is { Success: true } unmapped)
        {
            var name = Parent(path, unmapped.Groups[1].Value);
            return Bad(
                "field-unknown",
                $"Isian \"{name}\" tidak dikenal.",
                new InvalidParam(name, "field-unknown", "Isian ini tidak dikenal; periksa ejaannya.")
            );
        }
        if (Missing().Match(error.Message) is { Success: true } missing)
        {
            var names = Quoted().Matches(missing.Groups[1].Value).Select(m => m.Groups[1].Value).ToArray();
            return Bad(
                "field-missing",
                $"Isian wajib belum ada: {string.Join(", ", names)}.",
                [.. names.Select(n => new InvalidParam(path.Length == 0 ? n : $"{path}.{n}", "field-missing", "Wajib diisi."))]
            );
        }
        if (error.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
        {
            return Bad(
                "field-twice",
                $"Isian \"{path}\" muncul dua kali.",
                new InvalidParam(path, "field-twice", "Isian ini muncul dua kali.")
            );
        }
        // A value of the wrong type has an inner reason or none, a broken text always has a reader's exception inside.
        var broken = error.InnerException is not null && error.InnerException.GetType().Name == "JsonReaderException" || path.Length == 0;
        return broken
            ? Bad(
                "json-invalid",
                "Isi permintaan bukan JSON yang benar.",
                new InvalidParam(
                    path,
                    "json-invalid",
                    $"Kesalahan pada baris {error.LineNumber + 1}, kolom {error.BytePositionInLine + 1}."
                )
            )
            : Bad(
                "field-type",
                $"Isian \"{path}\" bentuknya salah.",
                new InvalidParam(path, "field-type", "Jenis atau bentuk nilainya tidak sesuai.")
            );
    }

    private static ProblemDetails Bad(string code, string title, params InvalidParam[] invalid) =>
        Problems.Details(StatusCodes.Status400BadRequest, code, title, invalid);

    // "$.participants[0].nik" -> "participants[0].nik"
    private static string Name(string? path) =>
        path is null or "$" ? ""
        : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..]
        : path;

    // The path of an unknown field may or may not end with it already.
    private static string Parent(string path, string field) =>
        path.Length == 0 || path == field ? field
        : path.EndsWith("." + field, StringComparison.Ordinal) ? path
        : $"{path}.{field}";

    [GeneratedRegex("The JSON property '(.+?)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("missing required properties,? including:? (.+)$")]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
