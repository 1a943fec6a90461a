using System.Text.Json;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Server.Pages;

/// <summary>A dated setting in words: what it is about by its name, its value without codes and accounts.</summary>
internal static class OfficeSettingWords
{
    public static string Of(string name) =>
        name.Split('/', 3) switch
        {
            ["pks"] => "PKS dengan BPJS",
            ["signOff", var chain, var role] => $"Tingkat pengesahan {RoleNames.Of(role)} pada {ChainOf(chain)}",
            ["setting", var key] => $"P{SwitchName(key)[1..]}",
            ["tempat", var code] => $"Tempat layanan {Words.Code(code)}",
            ["rekap", _] => "Jam rekap",
            ["tenggat", ..] => char.ToUpperInvariant(ClockOf(name["tenggat/".Length..])[0]) + ClockOf(name["tenggat/".Length..])[1..],
            ["piket"] => "Jam piket",
            ["kop"] => "Kop surat",
            ["surat", var type] => $"Tujuan {Words.Spell(type).ToLowerInvariant()}",
            ["ketetapan", var question] => $"Jawaban atas {question}",
            ["saluran", var code] => $"Saluran pengaduan {Words.Code(code)}",
            ["kontak", var contact] => $"Kontak {contact}",
            ["kalender", var year] => $"Kalender nasional {year}",
            ["hari", _] => "Hari kerja atau libur daerah",
            ["jam", _] => "Jam layanan khusus",
            ["mapping", _] => "Kata pada daftar jawaban",
            ["pemusnahan", var book] => $"Pemusnahan {Words.Spell(book).ToLowerInvariant()}",
            _ => name,
        };

    public static string ValueOf(string name, string json)
    {
        using var read = JsonDocument.Parse(json);
        var value = read.RootElement;
        return name.Split('/')[0] switch
        {
            "signOff" => LevelOf(json),
            "setting" => SwitchOf(TextOf(value, "Value")),
            "pks" => $"nomor {TextOf(value, "No")}, sampai {PageTime.Date(TextOf(value, "To"))}",
            "rekap" or "tenggat" => Clock(value.GetString()),
            "kop" => string.Join(
                ", ",
                new[]
                {
                    TextOf(value, "Place"),
                    TextOf(value, "Address")?.ReplaceLineEndings(" "),
                    TextOf(value, "Emblem") is null ? null : "lambang",
                }.OfType<string>()
            ),
            "surat" => string.Join(
                ", ",
                new[] { TextOf(value, "Addressee")?.ReplaceLineEndings(" "), TextOf(value, "Purpose") }.OfType<string>()
            ),
            "ketetapan" => $"{TextOf(value, "Answer")} (ditetapkan dengan {TextOf(value, "Decree")})",
            "kalender" => $"{value.GetProperty("Days").GetArrayLength()} hari",
            "tempat" => TextOf(value, "Open") == bool.TrueString
                ? $"{TextOf(value, "Label")}, antrian {TextOf(value, "Prefix")}"
                : $"{TextOf(value, "Label")} ditutup",
            "hari" => $"{TextOf(value, "Name")} ({Words.Code(TextOf(value, "Kind") ?? "").ToLowerInvariant()})",
            "pemusnahan" => $"berita acara {TextOf(value, "RecordNo")}",
            _ => SettingHistory.Text(json),
        };
    }

    /// <summary>A switch by its name, in a sentence.</summary>
    public static string SwitchName(string key) => $"pengaturan {SettingWords.Name(key)}";

    /// <summary>The value of a switch.</summary>
    public static string SwitchOf(string? value) =>
        value switch
        {
            "true" => "ya",
            "false" => "tidak",
            { } set => Words.Spell(set).ToLowerInvariant(),
            null => "–",
        };

    /// <summary>Whose time a settled clock is.</summary>
    public static string ClockOf(string key) =>
        key.Split('/') switch
        {
            ["darurat", var act] => $"waktu {Words.Spell(act).ToLowerInvariant()} surat darurat",
            ["langkah", _, var step] => $"waktu langkah {step}",
            [var chain, var role] => $"waktu {RoleNames.Of(role)} pada {ChainOf(chain)}",
            _ => key,
        };

    public static string Clock(string? text) => Domain.Sheets.SheetWords.Clock(text);

    private static string? TextOf(JsonElement value, string property) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property, out var found) && found.ValueKind != JsonValueKind.Null
            ? found.ToString()
            : null;

    private static string LevelOf(string json) =>
        JsonSerializer.Deserialize<LevelSwitch>(json)!.Setting switch
        {
            LevelSetting.Off => "tidak dipakai",
            LevelSetting.On => "dipakai",
            _ => "kembali ke pengaturan daerah",
        };

    private static string ChainOf(string chain) =>
        chain switch
        {
            "letter" => "surat",
            "batch" => "batch",
            _ => "berkas",
        };
}
