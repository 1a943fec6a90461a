using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Jkn.Workflows.Application.Notices;

/// <summary>One e-mail by SMTP: TLS from the first byte on port 465, else STARTTLS, which is required unless switched off.</summary>
internal static class SmtpDelivery
{
    private const int ImplicitTlsPort = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<Delivered> SendAsync(NoticeOptions.SmtpSettings smtp, Outgoing message, CancellationToken ct) =>
        SendAsync(smtp, Security(smtp), message, ct);

    internal static async Task<Delivered> SendAsync(
        NoticeOptions.SmtpSettings smtp,
        SecureSocketOptions security,
        Outgoing message,
        CancellationToken ct
    )
    {
        if (!MailboxAddress.TryParse(message.Destination, out var to) || !MailboxAddress.TryParse(smtp.From, out var from))
            return new(null, "address-invalid");
        using var mail = new MimeMessage([from], [to], message.Subject, new TextPart("plain") { Text = message.Text });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        // Revocation lists are often out of reach from an office's network; the framework's own client did not ask for them either.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        if (smtp.RootFile.Length > 0)
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(smtp.RootFile, certificate, errors);
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, security, patience.Token);
            if (smtp.UserName.Length > 0)
                await client.AuthenticateAsync(smtp.UserName, smtp.Password, patience.Token);
            await client.SendAsync(mail, patience.Token);
            return new("smtp");
        }
        catch (Exception e) when (Failure(e, ct) is not null)
        {
            return Failure(e, ct)!;
        }
    }

    internal static SecureSocketOptions Security(NoticeOptions.SmtpSettings smtp) =>
        !smtp.Tls ? SecureSocketOptions.None
        : smtp.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    /// <summary>What the failure means for the notice; null for what is no failure of the mail's way.</summary>
    private static Delivered? Failure(Exception failure, CancellationToken ct) =>
        failure switch
        {
            SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } e => new(null, "recipient-refused", IsPassing(e)),
            SmtpCommandException e => new(null, $"smtp-{(int)e.StatusCode}", IsPassing(e)),
            AuthenticationException => new(null, "smtp-sign-in", Again: true),
            // Not offered, or not to be trusted: somebody has to look at the server or its certificate, the notice waits.
            SslHandshakeException or NotSupportedException => new(null, "smtp-tls", Again: true),
            SmtpProtocolException or SocketException or IOException => new(null, "unreachable", Again: true),
            OperationCanceledException when !ct.IsCancellationRequested => new(null, "time-out", Again: true),
            _ => null,
        };

    private static bool IsPassing(SmtpCommandException refused) => (int)refused.StatusCode < 500;

    // The office's own authority beside the public ones: the name must fit all the same.
    private static bool IsTrusted(string rootFile, X509Certificate? given, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || given is null)
            return false;
        using var certificate = new X509Certificate2(given);
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(rootFile);
        return chain.Build(certificate);
    }
}
