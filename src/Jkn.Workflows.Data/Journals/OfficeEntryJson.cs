using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// Entries of offices: as those of cases, but each fact's personal values are sealed by themselves, under the key of the person it is
/// about.
/// The sealed part is a row of boxes: place of the fact, account, box.
/// </summary>
internal static class OfficeEntryJson
{
    public static JournalEntry Seal(string office, long version, Stamp stamp, IReadOnlyList<OfficeEvent> events, Func<string, byte[]> keyOf)
    {
        using var clear = new MemoryStream();
        using var boxes = new MemoryStream();
        clear.WriteByte((byte)'[');
        for (var i = 0; i < events.Count; i++)
        {
            var (one, personal) = EntryJson.Write([events[i]]);
            if (i > 0)
                clear.WriteByte((byte)',');
            clear.Write(one.AsSpan(1, one.Length - 2));
            if (personal is null)
                continue;
            var person = events[i].Person ?? throw new InvalidOperationException($"{events[i].GetType().Name} names no person.");
            Write(boxes, i);
            Write(boxes, Encoding.UTF8.GetBytes(person));
            Write(boxes, Box.Seal(keyOf(person), personal, Place(office, version, i)));
        }
        clear.WriteByte((byte)']');
        return new(version, stamp, clear.ToArray(), boxes.Length == 0 ? null : boxes.ToArray());
    }

    /// <param name="keyOf">Null when the person's key was destroyed: a placeholder stands in place of the values.</param>
    public static IReadOnlyList<IEvent> Open(string office, JournalEntry entry, Func<string, byte[]?> keyOf)
    {
        var opened = new Dictionary<int, JsonElement>();
        for (var at = 0; at < (entry.Sealed?.Length ?? 0); )
        {
            var place = BinaryPrimitives.ReadInt32BigEndian(entry.Sealed.AsSpan(at));
            at += sizeof(int);
            var person = Encoding.UTF8.GetString(Next(entry.Sealed!, ref at));
            var box = Next(entry.Sealed!, ref at);
            if (keyOf(person) is { } key)
                opened[place] = JsonDocument.Parse(Box.Open(key, box, Place(office, entry.Version, place))).RootElement;
        }
        return EntryJson.ReadEach(entry.Events, place => opened.TryGetValue(place, out var side) ? side : null);
    }

    private static string Place(string office, long version, int place) => $"office/{office}/{version}/{place}";

    private static void Write(MemoryStream to, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        to.Write(bytes);
    }

    private static void Write(MemoryStream to, byte[] bytes)
    {
        Write(to, bytes.Length);
        to.Write(bytes);
    }

    private static ReadOnlySpan<byte> Next(byte[] from, ref int at)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(from.AsSpan(at));
        var found = from.AsSpan(at + sizeof(int), length);
        at += sizeof(int) + length;
        return found;
    }
}
