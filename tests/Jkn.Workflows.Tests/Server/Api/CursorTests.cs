using Jkn.Workflows.Server.Http;

namespace Jkn.Workflows.Tests.Server.Api;

public class CursorTests
{
    [Fact]
    public void A_cursor_leads_back_to_its_keys()
    {
        var text = new Cursor("due", ["2026-11-21", "kasus/1"]).Encode();

        Cursor.TryDecode(text, "due", 2, out var read).ShouldBeTrue();
        read.After.ShouldBe(["2026-11-21", "kasus/1"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("bm9wZQ")]
    [InlineData("bnVsbA")]
    [InlineData("eyJTb3J0IjoiZHVlIiwiQWZ0ZXIiOm51bGx9")]
    [InlineData("eyJTb3J0IjoiZHVlIiwiQWZ0ZXIiOltudWxsXX0")]
    public void Anything_else_is_no_cursor(string text) => Cursor.TryDecode(text, "due", 1, out _).ShouldBeFalse();

    [Fact]
    public void A_cursor_of_another_sort_is_no_cursor() =>
        Cursor.TryDecode(new Cursor("name", ["a"]).Encode(), "due", 1, out _).ShouldBeFalse();

    [Fact]
    public void A_page_has_a_next_only_while_a_row_is_left_over()
    {
        var page = new PageRequest(2);

        page.Cut<int>([1, 2], "n", n => [$"{n}"]).Next.ShouldBeNull();
        var cut = page.Cut<int>([1, 2, 3], "n", n => [$"{n}"]);
        cut.Items.ShouldBe([1, 2]);
        Cursor.TryDecode(cut.Next!, "n", 1, out var next).ShouldBeTrue();
        next.After.ShouldBe(["2"]);
    }

    [Theory]
    [InlineData(null, 50)]
    [InlineData(0, 1)]
    [InlineData(100_000, 200)]
    public void The_size_of_a_page_has_limits(int? asked, int given) => new PageRequest(asked).Take.ShouldBe(given);
}
