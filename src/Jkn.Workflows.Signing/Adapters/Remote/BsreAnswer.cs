using System.Text.Json;

namespace Jkn.Workflows.Signing.Adapters.Remote;

/// <summary>Reads the service's answers. Numbers and texts only choose a code of ours.</summary>
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
        return json is null ? SealCodes.Refuse(SealCodes.Answer) : Refusal(json.RootElement);
    }

    /// <summary>Null when an answer that came with success says nothing else: some versions send their refusals so.</summary>
    public static SealRefused? RefusalIn(byte[] answer)
    {
        using var json = Parse(answer);
        return json is not null && (Number(json.RootElement, "status_code") is > 2000 || Word(json.RootElement, "error") is not null)
            ? Refusal(json.RootElement)
            : null;
    }

    /// <summary>
    /// The number first. 2021-2025 are the states a certificate can be in that sign nothing (asumsi: the manual at hand names 2011 and
    /// 2031; public clients the others); the words tell an expired one from the rest.
    /// </summary>
    private static SealRefused Refusal(JsonElement answer)
    {
        var text = Word(answer, "error") ?? Word(answer, "message") ?? "";
        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        var isExpired = Says("expired") || Says("kedaluwarsa") || Says("kadaluarsa");
        return SealCodes.Refuse(
            Number(answer, "status_code") switch
            {
                2011 => SealCodes.NoCertificate,
                >= 2021 and <= 2025 => isExpired ? SealCodes.Expired : SealCodes.NotIssued,
                2031 => SealCodes.WrongSecret,
                2041 => SealCodes.NotTaken,
                >= 5000 => SealCodes.Unreachable,
                _ when isExpired => SealCodes.Expired,
                _ when Says("passphrase") || Says("totp") || Says("otp") => SealCodes.WrongSecret,
                _ => SealCodes.Refused,
            }
        );
    }

    private static int? Number(JsonElement from, string name) =>
        Part(from, name) is not { } found ? null
        : found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number) ? number
        : found.ValueKind == JsonValueKind.String && int.TryParse(found.GetString(), out number) ? number
        : null;

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
