using System.Text.Json;

namespace Jkn.Workflows.Signing.Adapters.Remote;

/// <summary>Reads the service's answers. Texts only choose a code (asumsi: the manual gives no full list of codes).</summary>
internal static class BsreAnswer
{
    /// <summary>The user's status: at the top, or under "data".</summary>
    public static string? Status(byte[] answer)
    {
        using var json = Parse(answer);
        return json is null
            ? null
            : (
                Word(json.RootElement, "status") ?? (Part(json.RootElement, "data") is { } data ? Word(data, "status") : null)
            )?.ToUpperInvariant();
    }

    public static byte[]? FileV1(byte[] answer) => answer.AsSpan().StartsWith("%PDF-"u8) ? answer : null;

    /// <summary>One file was sent: one comes back, in base64.</summary>
    public static byte[]? FileV2(byte[] answer)
    {
        using var json = Parse(answer);
        if (json is null || Part(json.RootElement, "file") is not { ValueKind: JsonValueKind.Array } files || files.GetArrayLength() != 1)
            return null;
        return files[0].ValueKind == JsonValueKind.String && files[0].TryGetBytesFromBase64(out var file) ? file : null;
    }

    public static SealRefused Refusal(byte[] answer)
    {
        using var json = Parse(answer);
        if (json is null)
            return SealCodes.Refuse(SealCodes.Answer);
        var text = Word(json.RootElement, "error") ?? Word(json.RootElement, "message") ?? "";
        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Says("expired") || Says("kedaluwarsa") || Says("kadaluarsa"))
            return SealCodes.Refuse(SealCodes.Expired);
        if (Says("passphrase") || Says("totp") || Says("otp"))
            return SealCodes.Refuse(SealCodes.WrongSecret);
        return SealCodes.Refuse(SealCodes.Refused);
    }

    private static JsonDocument? Parse(byte[] answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Part(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var found) ? found : null;

    private static string? Word(JsonElement from, string name) =>
        Part(from, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
}
