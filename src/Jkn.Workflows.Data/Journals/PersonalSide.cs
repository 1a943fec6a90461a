using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// The side array of the entry that this thread is writing or reading. Converters get no context, hence the thread-static.
/// </summary>
internal static class PersonalSide
{
    [ThreadStatic]
    internal static Writer? Writing;

    [ThreadStatic]
    internal static JsonElement? Reading;

    internal sealed class Writer : IDisposable
    {
        private ArrayBufferWriter<byte>? buffer;
        private Utf8JsonWriter? writer;
        private int count;

        public int Add<T>(T value)
        {
            if (writer is null)
            {
                buffer = new ArrayBufferWriter<byte>(512);
                writer = new Utf8JsonWriter(buffer, EntryJson.Writing);
                writer.WriteStartArray();
            }
            JsonSerializer.Serialize(writer, value, EntryJson.Options);
            return count++;
        }

        public byte[]? ToBytes()
        {
            if (writer is null)
                return null;
            writer.WriteEndArray();
            writer.Flush();
            return buffer!.WrittenSpan.ToArray();
        }

        public void Dispose() => writer?.Dispose();
    }
}

/// <summary>Writes the value to the side array and its place to the clear text.</summary>
internal sealed class PersonalConverter<T>(bool nullable) : JsonConverter<T>
{
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(PersonalSide.Writing!.Add(value));

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var place = reader.GetInt32();
        if (PersonalSide.Reading is { } side)
            return side[place].Deserialize<T>(options);
        return nullable ? default : (T)Destroyed.Placeholders[typeof(T)];
    }
}

/// <summary>
/// What stands where a personal value was destroyed: something that folds, shows nothing and cannot be mistaken for data.
/// </summary>
internal static class Destroyed
{
    private const string Gone = "(dimusnahkan)";

    public static readonly IReadOnlyDictionary<Type, object> Placeholders = new Dictionary<Type, object>
    {
        [typeof(string)] = Gone,
        [typeof(JsonElement)] = JsonSerializer.SerializeToElement<string?>(null),
        [typeof(Applicant)] = new Applicant(Gone),
        [typeof(Participant)] = new Participant("", "", Gone),
        [typeof(SegmentCheck)] = new SegmentCheck("", ""),
        [typeof(DocumentEntry)] = new DocumentEntry("", "", "", DateTimeOffset.UnixEpoch),
        [typeof(ImmutableArray<PassageMark>)] = ImmutableArray<PassageMark>.Empty,
        [typeof(ImmutableArray<string>)] = ImmutableArray<string>.Empty,
        [typeof(ImmutableSortedDictionary<string, string>)] = ImmutableSortedDictionary<string, string>.Empty,
    };

    public static bool Is(string? text) => text is null or "" or Gone;
}
