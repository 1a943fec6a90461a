using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>A way by which people complain, as the region's document names it.</summary>
/// <param name="How">What the public is told: an address, a form, a word to type; null where the document has none.</param>
/// <param name="Book">The book that a complaint by this way is written into; null: the region's common one.</param>
/// <param name="Missing">What the document leaves out or what cannot be read of it; shown, never filled in.</param>
public sealed record ComplaintChannel(string Code, string Label, string? How, string? Book, string? Missing, string Source);

/// <summary>
/// How a region takes complaints: its channels, the register that numbers them, the book of those without a book of their own.
/// </summary>
public sealed record ComplaintSettings(ImmutableArray<ComplaintChannel> Channels, string Numbers, string? Book, string? Missing)
{
    /// <summary>A region whose document says nothing of complaints.</summary>
    public static readonly ComplaintSettings Silent = new([], "PENGADUAN", null, "Dokumen daerah ini tidak menyebut saluran pengaduan.");

    public ComplaintChannel? Find(string code) => Channels.FirstOrDefault(c => c.Code == code);

    /// <summary>
    /// With what the office itself has told of some channels, by code: that is how they are reached, and nothing of them is missing any
    /// more.
    /// </summary>
    public ComplaintSettings With(IReadOnlyDictionary<string, string> told) =>
        told.Count == 0
            ? this
            : this with
            {
                Channels =
                [
                    .. Channels.Select(c =>
                        told.TryGetValue(c.Code, out var how) ? c with { How = how, Missing = null, Source = "DITETAPKAN_PENGGUNA" } : c
                    ),
                ],
            };

    internal static ComplaintSettings Read(JsonObject complaints)
    {
        var channels = complaints.Objects("channels").Select(Channel).ToImmutableArray();
        foreach (var twice in channels.GroupBy(c => c.Code).Where(g => g.Count() > 1))
            complaints.Fail(complaints.Item, $"Saluran {twice.Key} ditulis dua kali.");
        var read = new ComplaintSettings(
            channels,
            complaints.TextOrNull("numbers") ?? Silent.Numbers,
            complaints.TextOrNull("book"),
            complaints.TextOrNull("missing")
        );
        complaints.Find("note");
        complaints.Done();
        return read;
    }

    private static ComplaintChannel Channel(JsonObject channel)
    {
        var read = new ComplaintChannel(
            channel.Text("code"),
            channel.Text("label"),
            channel.TextOrNull("how"),
            channel.TextOrNull("book"),
            channel.TextOrNull("missing"),
            channel.SourceText()
        );
        channel.Done();
        return read;
    }
}
