using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Tests.Support;
using MailKit.Security;

namespace Jkn.Workflows.Tests.Application.Notices;

/// <summary>E-mail against a mail server on this machine: each kind of TLS, signing in, and what is refused.</summary>
public sealed class SmtpDeliveryTests : IDisposable
{
    private readonly string rootFile = Path.GetTempFileName();

    [Fact]
    public async Task A_mail_leaves_by_starttls_after_signing_in_and_nothing_is_said_in_clear()
    {
        using var server = new LocalMailServer(MailTls.StartTls, ("dinas", "rahasia uji"));

        var came = await SendAsync(server, "rs@contoh.test", userName: "dinas", password: "rahasia uji");

        came.ShouldBe(new Delivered("smtp"));
        server.Talk.ShouldBe(["EHLO", "STARTTLS", "TLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"]);
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.ShouldContain("Subject: Kabar kepesertaan");
        mail.ShouldContain("To: rs@contoh.test");
        mail.ShouldContain("Surat sudah terbit.");
    }

    [Fact]
    public async Task A_server_that_offers_no_starttls_gets_no_mail()
    {
        using var server = new LocalMailServer();

        (await SendAsync(server, "rs@contoh.test")).ShouldBe(new Delivered(null, "smtp-tls", Again: true));

        server.Mails.ShouldBeEmpty();
        server.Talk.ShouldNotContain("MAIL");
    }

    [Fact]
    public async Task A_certificate_of_nobody_known_gets_no_mail()
    {
        using var server = new LocalMailServer(MailTls.StartTls);
        using var other = new LocalMailServer(MailTls.StartTls);
        await File.WriteAllTextAsync(rootFile, other.RootPem, TestServer.Ct);

        (await SendAsync(server, "rs@contoh.test", trusted: false)).ShouldBe(new Delivered(null, "smtp-tls", Again: true));
        (await SendAsync(server, "rs@contoh.test", trusted: true, root: other.RootPem)).Error.ShouldBe("smtp-tls");

        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_implicit_tls_not_one_word_comes_before_it()
    {
        using var server = new LocalMailServer(MailTls.Implicit);

        (await SendAsync(server, "rs@contoh.test", security: SecureSocketOptions.SslOnConnect)).ShouldBe(new Delivered("smtp"));

        server.Talk.ShouldBe(["TLS", "EHLO", "MAIL", "RCPT", "DATA"]);
        server.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(465, true, SecureSocketOptions.SslOnConnect)]
    [InlineData(587, true, SecureSocketOptions.StartTls)]
    [InlineData(25, false, SecureSocketOptions.None)]
    public void The_port_decides_how_tls_begins(int port, bool tls, SecureSocketOptions security) =>
        SmtpDelivery.Security(new() { Port = port, Tls = tls }).ShouldBe(security);

    [Theory]
    [InlineData("penuh@contoh.test", "recipient-refused", true)]
    [InlineData("salah@contoh.test", "recipient-refused", false)]
    [InlineData("bukan alamat", "address-invalid", false)]
    public async Task A_refused_recipient_is_told_apart_from_one_who_may_be_tried_again(string to, string error, bool again)
    {
        using var server = new LocalMailServer(MailTls.StartTls);

        (await SendAsync(server, to)).ShouldBe(new Delivered(null, error, again));
    }

    [Fact]
    public async Task A_wrong_password_waits_for_somebody_to_mend_it()
    {
        using var server = new LocalMailServer(MailTls.StartTls, ("dinas", "rahasia uji"));

        (await SendAsync(server, "rs@contoh.test", userName: "dinas", password: "lain")).ShouldBe(
            new Delivered(null, "smtp-sign-in", Again: true)
        );
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again()
    {
        var server = new LocalMailServer(MailTls.StartTls);
        server.Dispose();

        (await SendAsync(server, "rs@contoh.test")).ShouldBe(new Delivered(null, "unreachable", Again: true));
    }

    private async Task<Delivered> SendAsync(
        LocalMailServer server,
        string to,
        string userName = "",
        string password = "",
        bool trusted = true,
        string? root = null,
        SecureSocketOptions security = SecureSocketOptions.StartTls
    )
    {
        if (trusted)
            await File.WriteAllTextAsync(rootFile, root ?? server.RootPem, TestServer.Ct);
        return await SmtpDelivery.SendAsync(
            new()
            {
                Host = "127.0.0.1",
                Port = server.Port,
                From = "dinas@contoh.test",
                UserName = userName,
                Password = password,
                RootFile = trusted ? rootFile : "",
            },
            security,
            new(NoticeChannels.Email, to, "Kabar kepesertaan", "Surat sudah terbit.", null),
            TestServer.Ct
        );
    }

    public void Dispose() => File.Delete(rootFile);
}
