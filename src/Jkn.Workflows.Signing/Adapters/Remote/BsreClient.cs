using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Jkn.Workflows.Signing.Adapters.Remote;

/// <summary>
/// Calls of the Esign Client Service, v1 and v2. The service's own words are read to choose a code and then dropped: they could repeat what
/// was sent. <paramref name="http"/> follows no redirects and logs no bodies.
/// </summary>
internal sealed class BsreClient(HttpClient http, BsreOptions options)
{
    private const int MaxAnswer = 96 * 1024 * 1024;

    public string? Weakness => options.Weakness();

    /// <summary>The official with what the service knows him by, from the settings: his e-mail address or NIK.</summary>
    public SealSigner Known(SealSigner signer) =>
        signer.Nip is not { Length: > 0 } nip || options.Users.GetValueOrDefault(nip) is not { } contact ? signer
        : contact.Contains('@', StringComparison.Ordinal) ? signer with { Email = contact }
        : signer with { Nik = contact };

    /// <summary>Null when the official may sign (status ISSUE).</summary>
    public async Task<SealRefused?> StatusAsync(SealSigner signer, CancellationToken ct)
    {
        if (options.Weakness() is not null)
            return SealCodes.Refuse(SealCodes.NotConfigured);
        if (string.IsNullOrEmpty(signer.Nik) && (options.Version == 1 || string.IsNullOrEmpty(signer.Email)))
            return SealCodes.Refuse(SealCodes.NoCertificate);
        using var body = options.Version == 1 ? null : BsreRequest.Status(signer);
        using var call =
            options.Version == 1
                ? new HttpRequestMessage(HttpMethod.Get, Url($"api/user/status/{Uri.EscapeDataString(signer.Nik!)}"))
                : new HttpRequestMessage(HttpMethod.Post, Url("api/v2/user/check/status")) { Content = body!.Content };
        var (answer, refusal) = await SendAsync(call, ct);
        if (refusal is not null)
            return refusal;
        return BsreAnswer.Status(answer!) switch
        {
            "ISSUE" => null,
            "EXPIRED" or "RENEW" => SealCodes.Refuse(SealCodes.Expired),
            "NO_CERTIFICATE" or "NOT_REGISTERED" => SealCodes.Refuse(SealCodes.NoCertificate),
            null => SealCodes.Refuse(SealCodes.Answer),
            _ => SealCodes.Refuse(SealCodes.NotIssued),
        };
    }

    /// <summary>The service sends a code by its own channel (v2 only); for one file.</summary>
    public async Task<SealRefused?> RequestCodeAsync(SealSigner signer, CancellationToken ct)
    {
        if (options.Weakness() is not null)
            return SealCodes.Refuse(SealCodes.NotConfigured);
        if (options.Version == 1)
            return SealCodes.Refuse(SealCodes.NoCodes);
        if (string.IsNullOrEmpty(signer.Nik) && string.IsNullOrEmpty(signer.Email))
            return SealCodes.Refuse(SealCodes.NoCertificate);
        using var body = BsreRequest.Code(signer);
        using var call = new HttpRequestMessage(HttpMethod.Post, Url("api/v2/sign/get/totp")) { Content = body.Content };
        var (answer, refusal) = await SendAsync(call, ct);
        return refusal ?? BsreAnswer.RefusalIn(answer!);
    }

    public async Task<(byte[]? File, SealRefused? Refusal)> SignAsync(
        SealRequest request,
        byte[]? image,
        SecretProof secret,
        CancellationToken ct
    )
    {
        if (options.Version == 1 && secret.IsOneTime)
            return (null, SealCodes.Refuse(SealCodes.NoSecret));
        using var body = options.Version == 1 ? BsreRequest.SignV1(request, image, secret) : BsreRequest.SignV2(request, image, secret);
        using var call = new HttpRequestMessage(HttpMethod.Post, Url(options.Version == 1 ? "api/sign/pdf" : "api/v2/sign/pdf"))
        {
            Content = body.Content,
        };
        var (answer, refusal) = await SendAsync(call, ct);
        if (refusal is not null)
            return (null, refusal);
        var file = options.Version == 1 ? BsreAnswer.FileV1(answer!) : BsreAnswer.FileV2(answer!);
        return file is null ? (null, BsreAnswer.Refusal(answer!)) : (file, null);
    }

    private async Task<(byte[]? Answer, SealRefused? Refusal)> SendAsync(HttpRequestMessage call, CancellationToken ct)
    {
        call.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}"))
        );
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var answer = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, time.Token);
            // Bounded: a service gone wild must not fill our memory.
            await answer.Content.LoadIntoBufferAsync(MaxAnswer, time.Token);
            var bytes = await answer.Content.ReadAsByteArrayAsync(time.Token);
            if (answer.IsSuccessStatusCode)
                return (bytes, null);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                return (null, SealCodes.Refuse(SealCodes.Account));
            return (null, (int)answer.StatusCode is >= 400 and < 500 ? BsreAnswer.Refusal(bytes) : SealCodes.Refuse(SealCodes.Unreachable));
        }
        catch (HttpRequestException)
        {
            return (null, SealCodes.Refuse(SealCodes.Unreachable));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, SealCodes.Refuse(SealCodes.TimedOut));
        }
    }

    private Uri Url(string path) => new(new Uri(options.BaseUrl.TrimEnd('/') + "/"), path);
}
