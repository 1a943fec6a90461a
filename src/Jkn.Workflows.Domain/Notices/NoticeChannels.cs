namespace Jkn.Workflows.Domain.Notices;

/// <summary>Ways to reach people outside the office.</summary>
public static class NoticeChannels
{
    public const string InApp = "IN_APP",
        Email = "EMAIL",
        WhatsApp = "WHATSAPP",
        Sms = "SMS",
        Paper = "KERTAS";

    public static readonly IReadOnlyList<string> All = [InApp, Email, WhatsApp, Sms, Paper];
}
