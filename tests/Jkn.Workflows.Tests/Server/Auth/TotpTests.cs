using System.Text;
using Jkn.Workflows.Application.Accounts;

namespace Jkn.Workflows.Tests.Server.Auth;

public class TotpTests
{
    private static readonly byte[] secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B (SHA-1, eight digits).</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_the_standard_come_out(long seconds, string code) =>
        Totp.Code(secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8).ShouldBe(code);

    [Fact]
    public void A_neighbours_code_is_taken_another_is_not_and_none_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = Totp.StepOf(now);
        Totp.Match(secret, Totp.Code(secret, step - 1), now, 0).ShouldBe(step - 1);
        Totp.Match(secret, Totp.Code(secret, step + 1).Insert(3, " "), now, 0).ShouldBe(step + 1);
        Totp.Match(secret, Totp.Code(secret, step - 2), now, 0).ShouldBeNull();
        Totp.Match(secret, Totp.Code(secret, step + 2), now, 0).ShouldBeNull();
        Totp.Match(secret, Totp.Code(secret, step), now, step).ShouldBeNull();
        Totp.Match(secret, "", now, 0).ShouldBeNull();
    }

    [Fact]
    public void The_secret_is_written_as_authenticators_read_it()
    {
        Totp.Text(secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Totp.Text([0xF0]).ShouldBe("6A");
        Totp.Grouped(secret).ShouldStartWith("GEZD GNBV ");
        Totp.Uri(secret, "JKN Daerah", "budi").ShouldStartWith("otpauth://totp/JKN%20Daerah:budi?secret=GEZDGNBV");
    }
}
