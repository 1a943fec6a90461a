using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Jkn.Workflows.Domain.Notices;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Notices;

/// <summary>A message on its way: where to, and what it says.</summary>
internal sealed record Outgoing(string Channel, string Destination, string Subject, string Text, string? WhatsAppTemplate);

/// <summary>What came of one attempt. <see cref="Error"/> is a code of ours; <see cref="Again"/>: worth another try later.</summary>
internal sealed record Delivered(string? Receipt, string? Error = null, bool Again = false);

/// <summary>Speaks the protocols of the channels. One attempt; when to try again is for <see cref="NoticeSender"/>.</summary>
internal sealed class NoticeChannel(HttpClient http, IOptions<NoticeOptions> options)
{
    private readonly NoticeOptions settings = options.Value;

    public Task<Delivered> SendAsync(Outgoing message, CancellationToken ct) =>
        message.Channel switch
        {
            NoticeChannels.Email => SmtpDelivery.SendAsync(settings.Smtp, message, ct),
            NoticeChannels.WhatsApp => PostAsync(
                settings.WhatsApp.Url.TrimEnd('/') + "/messages",
                settings.WhatsApp.Token,
                WhatsAppBody(message),
                ReceiptOfWhatsApp,
                ct
            ),
            NoticeChannels.Sms => PostAsync(
                settings.Sms.Url,
                settings.Sms.Token,
                new { to = message.Destination, message = message.Text },
                ReceiptOfSms,
                ct
            ),
            _ => throw new NotSupportedException(message.Channel),
        };

    /// <summary>A conversation that the office begins needs a template that WhatsApp approved; its one parameter is our text.</summary>
    private object WhatsAppBody(Outgoing message)
    {
        var to = message.Destination.TrimStart('+');
        return message.WhatsAppTemplate is { } name
            ? new
            {
                messaging_product = "whatsapp",
                to,
                type = "template",
                template = new
                {
                    name,
                    language = new { code = settings.WhatsApp.Language },
                    components = new[] { new { type = "body", parameters = new[] { new { type = "text", text = message.Text } } } },
                },
            }
            : new
            {
                messaging_product = "whatsapp",
                to,
                type = "text",
                text = new { body = message.Text },
            };
    }

    private async Task<Delivered> PostAsync(string url, string token, object body, Func<JsonElement, string?> receipt, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body, body.GetType()) };
            if (token.Length > 0)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode)
                return new(
                    null,
                    $"http-{(int)answer.StatusCode}",
                    answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)answer.StatusCode >= 500
                );
            using var read = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
            return new(receipt(read.RootElement));
        }
        catch (HttpRequestException)
        {
            return new(null, "unreachable", Again: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "time-out", Again: true);
        }
        catch (JsonException)
        {
            // It was taken; only its number is not known.
            return new(null);
        }
    }

    private static string? ReceiptOfWhatsApp(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.TryGetProperty("messages", out var list)
        && list.ValueKind == JsonValueKind.Array
        && list.GetArrayLength() > 0
        && list[0].TryGetProperty("id", out var id)
            ? id.ToString()
            : null;

    private static string? ReceiptOfSms(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("id", out var id) ? id.ToString() : null;
}
