using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Domain.Json;

/// <summary>
/// Reads JSON text into <see cref="JsonItem"/>s. Comments are allowed (people explain their settings), a byte order
/// mark too. A text that is not JSON gives one problem with its line, never an exception.
/// </summary>
internal static class JsonTree
{
    public static JsonItem? Read(string file, string text, List<FileProblem> problems)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
            var lines = new LineCounter(bytes);
            reader.Read();
            var root = ReadValue(ref reader, lines, "$");
            reader.Read(); // anything after the value is an error too
            return root;
        }
        catch (JsonException broken)
        {
            problems.Add(
                new(
                    file,
                    "$",
                    (int?)broken.LineNumber + 1,
                    "Bukan JSON yang sah: periksa koma, tanda kutip, dan kurung di sekitar baris ini."
                )
            );
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, "\ud800": well-formed JSON, but no text.
            problems.Add(new(file, "$", null, "Ada teks dengan kode \\u yang tidak lengkap."));
            return null;
        }
    }

    private static JsonItem ReadValue(ref Utf8JsonReader reader, LineCounter lines, string path)
    {
        var line = lines.LineAt(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var bag = new JsonItem(JsonValueKind.Object, path, line, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    bag.Members.Add(new(key, ReadValue(ref reader, lines, $"{path}.{key}")));
                }
                return bag;
            case JsonTokenType.StartArray:
                var list = new JsonItem(JsonValueKind.Array, path, line, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(ReadValue(ref reader, lines, $"{path}[{list.Items.Count}]"));
                return list;
            case JsonTokenType.String:
                return new(JsonValueKind.String, path, line, reader.GetString()!);
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, path, line, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new(JsonValueKind.True, path, line, "true");
            case JsonTokenType.False:
                return new(JsonValueKind.False, path, line, "false");
            default:
                return new(JsonValueKind.Null, path, line, "");
        }
    }

    /// <summary>Turns a byte position into a line number; positions only ever grow while reading.</summary>
    private sealed class LineCounter(byte[] bytes)
    {
        private long position;
        private int line = 1;

        public int LineAt(long index)
        {
            for (; position < index; position++)
            {
                if (bytes[position] == (byte)'\n')
                    line++;
            }
            return line;
        }
    }
}
