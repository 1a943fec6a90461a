using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Jkn.Workflows.Signing;

/// <summary>Asks a time-stamp authority (RFC 3161 over HTTP) for a token over a signature: PAdES B-T.</summary>
internal sealed class TimeStamper(HttpClient http, Uri authority, TimeSpan limit)
{
    public const string Unreachable = "timestamp-unreachable",
        Refused = "timestamp-refused";

    /// <summary>Adds the token; the code of what went wrong, null when it is there.</summary>
    public async Task<(string? Error, DateTimeOffset? At)> StampAsync(SignedCms cms, CancellationToken ct)
    {
        var signer = cms.SignerInfos[0];
        var nonce = RandomNumberGenerator.GetBytes(8);
        var request = Rfc3161TimestampRequest.CreateFromSignerInfo(
            signer,
            HashAlgorithmName.SHA256,
            nonce: nonce,
            requestSignerCertificates: true
        );
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        try
        {
            using var body = new ByteArrayContent(request.Encode())
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-query") },
            };
            using var answer = await http.PostAsync(authority, body, time.Token);
            if (!answer.IsSuccessStatusCode)
                return (Unreachable, null);
            // Checks imprint, nonce and the token's own signature; throws when the authority said no.
            var token = request.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(time.Token), out _);
            signer.AddUnsignedAttribute(new AsnEncodedData(new Oid(CadesSignature.TimeStampToken), token.AsSignedCms().Encode()));
            return (null, token.TokenInfo.Timestamp);
        }
        catch (CryptographicException)
        {
            return (Refused, null);
        }
        catch (HttpRequestException)
        {
            return (Unreachable, null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (Unreachable, null);
        }
    }
}
