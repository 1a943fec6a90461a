using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// The facts of one journal entry as two texts: the clear one, <c>["kind",{…},"kind",{…}]</c>, and one array of all values marked
/// <see cref="PersonalAttribute"/>. Where a personal value belongs, the clear text holds its place in that array.
/// </summary>
public static class EntryJson
{
    /// <summary>The texts are only ever read by this class, so "é" and "&lt;" need no escaping.</summary>
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { EventContract.Shape } },
    };

    internal static readonly JsonWriterOptions Writing = new() { Encoder = Options.Encoder, SkipValidation = true };

    private static readonly ConcurrentDictionary<Type, (JsonEncodedText Kind, JsonTypeInfo Type)> Shapes = new();

    // One text after another on each thread, so the buffers are kept.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>Personal is null when no fact holds any.</summary>
    public static (byte[] Clear, byte[]? Personal) Write(IReadOnlyList<IEvent> events)
    {
        buffer ??= new ArrayBufferWriter<byte>(8192);
        writer ??= new Utf8JsonWriter(buffer, Writing);
        buffer.ResetWrittenCount();
        writer.Reset();
        using var side = new PersonalSide.Writer();
        PersonalSide.Writing = side;
        try
        {
            writer.WriteStartArray();
            foreach (var happened in events)
            {
                var (kind, type) = Shapes.GetOrAdd(
                    happened.GetType(),
                    static (_, one) => (JsonEncodedText.Encode(EventKinds.Of(one)), Options.GetTypeInfo(one.GetType())),
                    happened
                );
                writer.WriteStringValue(kind);
                JsonSerializer.Serialize(writer, happened, type);
            }
            writer.WriteEndArray();
            writer.Flush();
            return (buffer.WrittenSpan.ToArray(), side.ToBytes());
        }
        finally
        {
            PersonalSide.Writing = null;
        }
    }

    /// <summary>
    /// Without the personal text (its key was destroyed) every personal value becomes a placeholder, and the fact stands.
    /// </summary>
    public static IReadOnlyList<IEvent> Read(ReadOnlySpan<byte> clear, byte[]? personal)
    {
        var side = personal is null ? (JsonElement?)null : JsonDocument.Parse(personal).RootElement;
        return ReadEach(clear, _ => side);
    }

    /// <summary>The same where each fact, by its place in the entry, has a personal text of its own.</summary>
    public static IReadOnlyList<IEvent> ReadEach(ReadOnlySpan<byte> clear, Func<int, JsonElement?> personal)
    {
        try
        {
            var reader = new Utf8JsonReader(clear);
            var events = new List<IEvent>();
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var type = EventKinds.TypeOf(reader.GetString()!);
                reader.Read();
                PersonalSide.Reading = personal(events.Count);
                events.Add((IEvent)JsonSerializer.Deserialize(ref reader, type, Options)!);
            }
            return events;
        }
        finally
        {
            PersonalSide.Reading = null;
        }
    }
}
