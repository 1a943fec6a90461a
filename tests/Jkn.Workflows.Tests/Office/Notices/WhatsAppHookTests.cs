using System.Net;
using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Notices;

/// <summary>
/// The webhook of WhatsApp: only what is signed is heard; a message that arrived or failed is known; STOP ends messages to that telephone.
/// </summary>
public class WhatsAppHookTests
{
    private const string Secret = "rahasia-uji",
        Word = "kata-uji",
        Phone = "+6281200000077";

    [Fact]
    public async Task Only_what_is_signed_is_heard()
    {
        await using var office = await OpenAsync();
        using var client = office.Node.Anonymous();

        (
            await client.GetAsync($"/api/hooks/whatsapp?hub.mode=subscribe&hub.verify_token=salah&hub.challenge=123", TestServer.Ct)
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await client.GetStringAsync($"/api/hooks/whatsapp?hub.mode=subscribe&hub.verify_token={Word}&hub.challenge=123", TestServer.Ct)
        ).ShouldBe("123");
        (await TellAsync(client, """{ "entry": [] }""", "kunci lain")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TellAsync(client, "bukan json")).ShouldBe(HttpStatusCode.BadRequest);
        (
            await TellAsync(
                client,
                """{ "entry": [ 1, { "changes": [ { "value": { "statuses": [ { "id": 7 } ], "messages": "x" } } ] } ] }"""
            )
        ).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Delivery_and_failure_are_known_and_what_failed_becomes_paper()
    {
        await using var office = await OpenAsync();
        using var client = office.Node.Anonymous();
        await AddAsync(office, "n1", NoticeSender.Sent, "wamid.1");
        await AddAsync(office, "n2", NoticeSender.Sent, "wamid.2");

        foreach (var _ in new[] { 1, 2 })
        {
            (await TellAsync(client, Status("wamid.1", "delivered"))).ShouldBe(HttpStatusCode.OK);
            (await TellAsync(client, Status("wamid.2", "failed"))).ShouldBe(HttpStatusCode.OK);
        }

        await using var db = office.Database.NewContext();
        (await db.Notices.SingleAsync(n => n.Id == "n1", TestServer.Ct)).State.ShouldBe(NoticeSender.Delivered);
        (await db.Notices.SingleAsync(n => n.Id == "n2", TestServer.Ct)).State.ShouldBe(NoticeSender.Failed);
        (await db.Notices.SingleAsync(n => n.Id == "n2/kertas", TestServer.Ct)).State.ShouldBe(NoticeSender.ToPrint);
    }

    [Fact]
    public async Task Who_writes_stop_gets_paper_from_then_on_and_no_number_is_kept()
    {
        await using var office = await OpenAsync();
        using var client = office.Node.Anonymous();
        (await TellAsync(client, Message("6281200000077", " stop "))).ShouldBe(HttpStatusCode.OK);
        await AddAsync(office, "n3", NoticeSender.Ready, null);

        await office.Node.Services.GetRequiredService<NoticeSender>().RoundAsync(TestServer.Ct);

        await using var db = office.Database.NewContext();
        var notice = await db.Notices.SingleAsync(n => n.Id == "n3", TestServer.Ct);
        (notice.State, notice.LastError).ShouldBe((NoticeSender.Failed, "opted-out"));
        (await db.Notices.AnyAsync(n => n.Id == "n3/kertas", TestServer.Ct)).ShouldBeTrue();
        (await db.OptOuts.SingleAsync(TestServer.Ct)).Hmac.Length.ShouldBe(16);
        (await TellAsync(client, Message("6281200000077", "MULAI"))).ShouldBe(HttpStatusCode.OK);
        (await db.OptOuts.CountAsync(TestServer.Ct)).ShouldBe(0);
    }

    // The provider's address leads nowhere: whoever opted out must not even be tried.
    private static Task<ApiOffice> OpenAsync() =>
        ApiOffice.OpenAsync(
            Databases.Sqlite,
            settings: node =>
                node.With("Notices:WhatsApp:Url", "http://127.0.0.1:9/none")
                    .With("Notices:WhatsApp:AppSecret", Secret)
                    .With("Notices:WhatsApp:VerifyToken", Word)
        );

    private static async Task AddAsync(ApiOffice office, string id, string state, string? receipt)
    {
        await using var db = office.Database.NewContext();
        db.Notices.Add(
            new NoticeRow
            {
                Id = id,
                Region = ApiOffice.Malinau,
                Event = "uji",
                Addressee = "PEMOHON",
                Channel = "WHATSAPP",
                Subject = "Uji",
                Text = "Uji",
                CreatedAt = office.Clock.Now,
                State = state,
                Receipt = receipt,
                ReadyAt = office.Clock.Now.AddMinutes(-1),
                Attempts = 0,
                Destination = office.Node.Services.GetRequiredService<NoticeSeal>().Seal(id, Phone),
            }
        );
        await db.SaveChangesAsync(TestServer.Ct);
    }

    private static string Status(string id, string status) =>
        $$"""{ "object": "whatsapp_business_account", "entry": [ { "changes": [ { "field": "messages", "value": """
        + $$"""{ "statuses": [ { "id": "{{id}}", "status": "{{status}}" } ] } } ] } ] }""";

    private static string Message(string from, string text) =>
        $$"""{ "entry": [ { "changes": [ { "value": { "messages": [ { "from": "{{from}}", "type": "text", "text": """
        + $$"""{ "body": "{{text}}" } } ] } } ] } ] }""";

    private static async Task<HttpStatusCode> TellAsync(HttpClient client, string body, string secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/hooks/whatsapp")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(
            "X-Hub-Signature-256",
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))
        );
        using var answer = await client.SendAsync(request, TestServer.Ct);
        return answer.StatusCode;
    }
}
