using System.Globalization;
using System.Text.Json;

namespace Jkn.Workflows.Domain.Json;

/// <summary>Turns values into the kinds a reader asks for.</summary>
internal sealed partial class JsonObject
{
    public JsonObject? ObjectOf(JsonItem found)
    {
        if (found.Kind == JsonValueKind.Object)
            return new(file, found, problems);
        Fail(found, $"Di sini diharapkan objek {{ }}, bukan {found.KindName}.");
        return null;
    }

    public string TextOf(JsonItem found)
    {
        if (found.Kind != JsonValueKind.String)
            Fail(found, $"Di sini diharapkan teks, bukan {found.KindName}.");
        else if (string.IsNullOrWhiteSpace(found.Text))
            Fail(found, "Teks tidak boleh kosong.");
        return found.Text;
    }

    public bool FlagOf(JsonItem found)
    {
        if (found.Kind is not (JsonValueKind.True or JsonValueKind.False))
            Fail(found, $"Di sini diharapkan true atau false, bukan {found.KindName}.");
        return found.Kind == JsonValueKind.True;
    }

    public int NumberOf(JsonItem found, int smallest, int largest)
    {
        if (
            found.Kind == JsonValueKind.Number
            && int.TryParse(found.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= smallest
            && number <= largest
        )
            return number;
        Fail(found, $"Di sini diharapkan bilangan bulat {smallest} sampai {largest}.");
        return smallest;
    }

    public T Choice<T>(JsonItem found, params (string Word, T Value)[] choices)
    {
        foreach (var (word, value) in choices)
        {
            if (found.Kind == JsonValueKind.String && found.Text == word)
                return value;
        }
        Fail(found, $"\"{found.Text}\" tidak dikenal; pilihannya: {string.Join(", ", choices.Select(choice => choice.Word))}.");
        return choices[0].Value;
    }
}
