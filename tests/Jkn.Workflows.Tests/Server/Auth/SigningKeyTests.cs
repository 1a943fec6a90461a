using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Tests.Server.Auth;

public class SigningKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pendek")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("please-change-me-to-a-long-random-text-0123456789")]
    public void A_weak_secret_has_a_reason(string? secret) => SigningKey.Weakness(secret).ShouldNotBeNull();

    [Fact]
    public void A_random_secret_is_good() => SigningKey.Weakness("p1Zk9uQh3vXw7LrT5mYb2NsD8cFj4GaE6oWiUxVt0yA=").ShouldBeNull();

    [Fact]
    public void Development_keeps_the_secret_it_made()
    {
        var folder = Directory.CreateTempSubdirectory("jkn-key-").FullName;

        var first = SigningKey.Load(null, folder).Key;
        var second = SigningKey.Load(null, folder).Key;

        first.Length.ShouldBe(64);
        second.ShouldBe(first);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder, "signing.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.Delete(folder, recursive: true);
    }
}
