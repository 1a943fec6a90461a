using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// A place where the office serves, with a queue and a guest book of its own. <paramref name="Prefix"/> is the letter on its tickets.
/// </summary>
public sealed partial record Place(string Code, string Label, string Prefix, string Source, string? Note = null)
{
    /// <summary>An office whose document names no places serves at one.</summary>
    public static readonly ImmutableArray<Place> Only = [new("KANTOR", "Kantor", "A", "ASUMSI:A-41")];

    /// <summary>The ticket's number as it is printed, shown and called.</summary>
    public string Ticket(int? number) => $"{Prefix}-{number:000}";

    public static bool IsCode(string code) => CodeForm().IsMatch(code);

    public static bool IsPrefix(string prefix) => prefix is [>= 'A' and <= 'Z'];

    internal static ImmutableArray<Place> Read(JsonObject region)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        foreach (var one in region.Objects("places"))
        {
            var place = new Place(
                one.Text("code"),
                one.Text("label"),
                one.TextOrNull("prefix") ?? "A",
                one.SourceText(),
                one.TextOrNull("note")
            );
            if (!IsCode(place.Code))
                one.Fail(one.Item, $"\"{place.Code}\" bukan kode tempat: huruf besar, angka, dan garis bawah, paling banyak 30.");
            if (!IsPrefix(place.Prefix))
                one.Fail(one.Item, $"\"{place.Prefix}\" bukan huruf antrian: satu huruf A sampai Z.");
            if (places.Any(other => other.Code == place.Code))
                one.Fail(one.Item, $"Tempat {place.Code} ditulis dua kali.");
            places.Add(place);
            one.Done();
        }
        return places.Count == 0 ? Only : places.ToImmutable();
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,29}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
