using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Application.Notices;

/// <summary>
/// How this installation reaches people outside. A channel without an address is not there; then the next one, at last paper, is used.
/// </summary>
internal sealed class NoticeOptions
{
    public SmtpSettings Smtp { get; init; } = new();
    public WhatsAppSettings WhatsApp { get; init; } = new();
    public SmsSettings Sms { get; init; } = new();

    [Range(1, 100)]
    public int MostAttempts { get; init; } = 10;

    public bool Has(string channel) =>
        channel switch
        {
            Domain.Notices.NoticeChannels.Email => Smtp.Host.Length > 0,
            Domain.Notices.NoticeChannels.WhatsApp => WhatsApp.Url.Length > 0,
            Domain.Notices.NoticeChannels.Sms => Sms.Url.Length > 0,
            _ => false,
        };

    internal sealed class SmtpSettings
    {
        public string Host { get; init; } = "";

        [Range(1, 65535)]
        public int Port { get; init; } = 587;
        public string From { get; init; } = "";
        public string UserName { get; init; } = "";
        public string Password { get; init; } = "";
        public bool Tls { get; init; } = true;

        /// <summary>PEM of the authority that issued the mail server's certificate, where that is no public one.</summary>
        public string RootFile { get; init; } = "";
    }

    /// <summary>
    /// WhatsApp Business Cloud API: the address with the number's id, as <c>https://graph.facebook.com/v21.0/PHONE-ID</c>.
    /// </summary>
    internal sealed class WhatsAppSettings
    {
        public string Url { get; init; } = "";
        public string Token { get; init; } = "";
        public string Language { get; init; } = "id";

        /// <summary>
        /// The approved template by which the office's own people are told; its one parameter is our text. Empty: plain text, which
        /// arrives only at who wrote to the number lately.
        /// </summary>
        public string StaffTemplate { get; init; } = "";

        /// <summary>Signs what the webhook tells; without it the webhook is not there.</summary>
        public string AppSecret { get; init; } = "";

        /// <summary>The word that WhatsApp repeats when the webhook is registered.</summary>
        public string VerifyToken { get; init; } = "";
    }

    /// <summary>An SMS gateway that takes JSON <c>{to, message}</c> with a bearer token.</summary>
    internal sealed class SmsSettings
    {
        public string Url { get; init; } = "";
        public string Token { get; init; } = "";
    }
}
