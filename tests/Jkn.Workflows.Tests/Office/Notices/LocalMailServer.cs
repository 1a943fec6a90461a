using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Jkn.Workflows.Tests.Application.Notices;

/// <summary>How the mail server on this machine speaks TLS.</summary>
internal enum MailTls
{
    None,
    StartTls,
    Implicit,
}

/// <summary>
/// A mail server on this machine, as far as one message needs it. A recipient that begins with "penuh" is refused for now, one with "salah"
/// for good. With TLS its certificate comes from an authority of its own (<see cref="RootPem"/>); with an account it takes no mail before
/// AUTH PLAIN.
/// </summary>
internal sealed class LocalMailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly MailTls tls;
    private readonly (string Name, string Password)? account;
    private readonly X509Certificate2? certificate;

    public LocalMailServer(MailTls tls = MailTls.None, (string Name, string Password)? account = null)
    {
        (this.tls, this.account) = (tls, account);
        if (tls != MailTls.None)
            (certificate, RootPem) = MakeCertificate();
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Task.Run(RunAsync);
    }

    public int Port { get; }
    public string RootPem { get; } = "";
    public List<string> Mails { get; } = [];

    /// <summary>Commands in order, without what AUTH carries; "TLS" where the talk became secret.</summary>
    public List<string> Talk { get; } = [];

    private async Task RunAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => TalkAsync(client));
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (tls == MailTls.Implicit)
                stream = await SecureAsync(stream);
            await SayAsync(stream, "220 lokal ESMTP");
            while (await HearAsync(stream) is { } line && !line.StartsWith("QUIT", StringComparison.Ordinal))
            {
                Note(line.Split(' ')[0]);
                if (line == "STARTTLS")
                {
                    await SayAsync(stream, "220 go on");
                    stream = await SecureAsync(stream);
                }
                else if (line == "DATA")
                    await TakeAsync(stream);
                else
                    await SayAsync(stream, Answer(line, stream is SslStream));
            }
            await SayAsync(stream, "221 bye");
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            Note("broken off");
        }
    }

    private bool signedIn;

    private string Answer(string line, bool secret)
    {
        if (line.StartsWith("EHLO", StringComparison.Ordinal))
        {
            signedIn = false;
            return "250-lokal\r\n"
                + (tls == MailTls.StartTls && !secret ? "250-STARTTLS\r\n" : "")
                + (account is null ? "" : "250-AUTH PLAIN\r\n")
                + "250 8BITMIME";
        }
        if (line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
        {
            var given = Encoding.UTF8.GetString(Convert.FromBase64String(line["AUTH PLAIN ".Length..]));
            signedIn = given == $"\0{account?.Name}\0{account?.Password}";
            return signedIn ? "235 welcome" : "535 wrong";
        }
        if (line.StartsWith("MAIL", StringComparison.Ordinal) && account is not null && !signedIn)
            return "530 sign in first";
        return line.StartsWith("RCPT TO:<penuh", StringComparison.Ordinal) ? "450 mailbox busy"
            : line.StartsWith("RCPT TO:<salah", StringComparison.Ordinal) ? "550 no such user"
            : "250 ok";
    }

    private async Task TakeAsync(Stream stream)
    {
        await SayAsync(stream, "354 go on");
        var mail = new StringBuilder();
        while (await HearAsync(stream) is { } text && text != ".")
            mail.Append(text).Append('\n');
        lock (Mails)
            Mails.Add(mail.ToString());
        await SayAsync(stream, "250 taken");
    }

    private async Task<SslStream> SecureAsync(Stream stream)
    {
        var secret = new SslStream(stream);
        await secret.AuthenticateAsServerAsync(certificate!);
        Note("TLS");
        return secret;
    }

    private void Note(string word)
    {
        lock (Talk)
            Talk.Add(word);
    }

    private static async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"));

    // Byte by byte: nothing that belongs to the hand-shake after STARTTLS may be read ahead.
    private static async Task<string?> HearAsync(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private static (X509Certificate2 Certificate, string RootPem) MakeCertificate()
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=CA Surat Uji", rootKey, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = asked.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var own = new CertificateRequest("CN=surat.contoh.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        own.CertificateExtensions.Add(names.Build());
        using var bare = own.Create(root, from, to, RandomNumberGenerator.GetBytes(12));
        using var whole = bare.CopyWithPrivateKey(key);
        return (X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null), root.ExportCertificatePem());
    }

    public void Dispose()
    {
        listener.Stop();
        certificate?.Dispose();
    }
}
