using System.Text;
using Jkn.Workflows.Data.Journals;

namespace Jkn.Workflows.Tests.Data;

public class PackedTextTests
{
    private static readonly byte[] family = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(1, 40).Select(Moved))}]");

    private static string Moved(int n) => $"\"case/course-moved\",{{\"key\":\"p{n}\",\"state\":\"LAYAK — ditetapkan\"}}";

    [Fact]
    public void A_long_entry_is_stored_in_a_third_of_its_bytes_and_read_as_it_was()
    {
        var stored = PackedText.Pack(family);

        stored.Length.ShouldBeLessThan(family.Length / 3);
        PackedText.Unpack(stored).ToArray().ShouldBe(family);
    }

    [Fact]
    public void A_short_entry_stays_readable_text()
    {
        var text = Encoding.UTF8.GetBytes("""["case/note-added",{}]""");

        PackedText.Pack(text).ShouldBe(text);
        PackedText.Unpack(text).ToArray().ShouldBe(text);
    }

    [Fact]
    public void A_damaged_entry_is_not_read_as_something_else()
    {
        var stored = PackedText.Pack(family);
        stored[^3] ^= 0xFF;
        stored[4] ^= 0x01;

        Should.Throw<InvalidDataException>(() => PackedText.Unpack(stored).Length);
    }
}
