using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Studio;

/// <summary>A save as it came, read by hand: whatever is wrong with it must end in a sentence.</summary>
internal sealed record SaveRequest(JsonObject Model, bool Publish)
{
    /// <summary>Largest definition that is read, and the largest body let in so that a larger one is refused in words.</summary>
    public const int MaxDefinition = 2 * 1024 * 1024,
        MaxBody = 32 * 1024 * 1024;

    public string? DefinitionId => StudioJson.Text(Model, "definitionId") is { Length: > 0 } id ? id : null;
    public string? VersionId => StudioJson.Text(Model, "id");
    public int? Revision =>
        StudioJson.Number(Model["customProperties"] is JsonObject custom ? custom[StudioDefinition.SaveKey] : null, "revisi");
    public string? Session =>
        StudioJson.Text(Model["customProperties"] is JsonObject custom ? custom[StudioDefinition.SaveKey] : null, "sesi");

    public static async Task<(SaveRequest? Request, string? Refusal)> ReadAsync(Stream body, string modelKey, CancellationToken ct)
    {
        if (await BytesAsync(body, ct) is not { } bytes)
            return (null, $"Definisi terlalu besar: paling banyak {MaxDefinition / 1024 / 1024} MB. Tidak ada yang diubah.");
        if (StudioJson.Parse(bytes) is not { } whole)
            return (null, "Isi simpanan bukan JSON yang sah. Tidak ada yang diubah.");
        var publish = whole["publish"] is JsonValue flag && flag.TryGetValue<bool>(out var yes) && yes;
        return whole[modelKey] is JsonObject model
            ? (new(model.DeepClone().AsObject(), publish), null)
            : (null, "Simpanan tidak memuat definisi (model).");
    }

    /// <summary>
    /// The body, or null when it is larger than a definition may be; it is then read to its end, so that the answer arrives.
    /// </summary>
    public static async Task<byte[]?> BytesAsync(Stream body, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        var total = 0L;
        while (await body.ReadAsync(part, ct) is > 0 and var read)
        {
            total += read;
            if (total <= MaxDefinition)
                bytes.Write(part, 0, read);
        }
        return total <= MaxDefinition ? bytes.ToArray() : null;
    }
}
