using System.IO.Compression;
using System.Text.Json;
using Jkn.Workflows.Data.Rows;
using Microsoft.AspNetCore.DataProtection;

namespace Jkn.Workflows.Application.Lists;

/// <summary>The rows of an import as they lie in the database: compressed, sealed with the key ring, bound to their import.</summary>
internal sealed class ImportSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Jkn.Workflows.Server.Lists");

    public byte[] Seal(string importId, StagedList list)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(zip, list);
        return protector.CreateProtector(importId).Protect(packed.ToArray());
    }

    /// <summary>Empty when the rows were removed.</summary>
    public IReadOnlyList<RowVerdict> Open(ImportRow import) => OpenList(import).Rows;

    /// <summary>With what was said of the file as a whole; lists of before that hold rows alone.</summary>
    public StagedList OpenList(ImportRow import)
    {
        if (import.Sealed is not { } box)
            return new([], []);
        using var json = Parsed(import.Id, box);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? new(json.RootElement.Deserialize<List<RowVerdict>>()!, [])
            : json.RootElement.Deserialize<StagedList>()!;
    }

    /// <summary>What was said of the file as a whole, without making its rows: programs ask for it again and again.</summary>
    public IReadOnlyList<FileNote> NotesOf(ImportRow import)
    {
        if (import.Sealed is not { } box)
            return [];
        using var json = Parsed(import.Id, box);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? []
            : json.RootElement.GetProperty(nameof(StagedList.Notes)).Deserialize<List<FileNote>>()!;
    }

    private JsonDocument Parsed(string importId, byte[] box)
    {
        using var zip = new BrotliStream(new MemoryStream(protector.CreateProtector(importId).Unprotect(box)), CompressionMode.Decompress);
        return JsonDocument.Parse(zip);
    }
}

/// <summary>A list that waits for its decision.</summary>
internal sealed record StagedList(IReadOnlyList<RowVerdict> Rows, IReadOnlyList<FileNote> Notes);

/// <summary>Choices of a person and refusals of the desk by row number; JSON objects in their columns.</summary>
internal static class ImportNotes
{
    public static SortedDictionary<int, string> Read(string json) => JsonSerializer.Deserialize<SortedDictionary<int, string>>(json)!;

    public static string Write(SortedDictionary<int, string> notes) => JsonSerializer.Serialize(notes);
}
