using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Jkn.Workflows.Signing;

/// <summary>What authorities said of a chain at the moment of signing, to be kept in the file: PAdES B-LT.</summary>
internal sealed record RevocationProofs(
    IReadOnlyList<byte[]> Certificates,
    IReadOnlyList<byte[]> OcspAnswers,
    IReadOnlyList<byte[]> RevocationLists
)
{
    public static readonly RevocationProofs None = new([], [], []);

    public bool AreNone => OcspAnswers.Count + RevocationLists.Count == 0;
}

/// <summary>
/// Asks the authorities of an own key's chain whether it still counts: OCSP first (RFC 6960), else the list (RFC 5280). Only ever for keys
/// that this office holds: addresses in a stranger's certificate are never called. A chain that names no address has nobody to be asked.
/// </summary>
internal sealed class RevocationAnswers(HttpClient http, TimeSpan limit, TimeProvider clock)
{
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Proofs, or the code of why it must not sign.</summary>
    public async Task<(RevocationProofs? Proofs, string? Code)> AskAsync(HeldKey key, CancellationToken ct)
    {
        List<X509Certificate2> chain = [key.Certificate, .. key.Above];
        var (answers, lists) = (new List<byte[]>(), new List<byte[]>());
        foreach (var one in chain.Where(c => c.Subject != c.Issuer))
        {
            if (chain.Find(c => c.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData)) is not { } issuer)
                continue;
            var (answer, list, code) = await AskAsync(Of(one), Of(issuer), OcspOf(one), ListsOf(one), ct);
            if (code is not null)
                return (null, code);
            if (answer is not null)
                answers.Add(answer);
            if (list is not null)
                lists.Add(list);
        }
        return (new([.. chain.Select(c => c.RawData)], answers, lists), null);
    }

    private async Task<(byte[]? Answer, byte[]? List, string? Code)> AskAsync(
        BcCertificate one,
        BcCertificate issuer,
        List<Uri> ocsp,
        List<Uri> lists,
        CancellationToken ct
    )
    {
        foreach (var address in ocsp)
        {
            var id = new CertificateID(CertificateID.DigestSha1, issuer, one.SerialNumber);
            var maker = new OcspReqGenerator();
            maker.AddRequest(id);
            using var body = new ByteArrayContent(maker.Generate().GetEncoded());
            body.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
            if (await FetchAsync(new(HttpMethod.Post, address) { Content = body }, ct) is not { } answer)
                continue;
            switch (RevocationReading.OfOcsp(answer, id, issuer, clock.GetUtcNow(), Skew))
            {
                case true:
                    return (answer, null, null);
                case false:
                    return (null, null, SealCodes.Revoked);
            }
        }
        foreach (var address in lists)
        {
            if (await FetchAsync(new(HttpMethod.Get, address), ct) is not { } list)
                continue;
            switch (RevocationReading.OfList(list, one, issuer, clock.GetUtcNow(), Skew))
            {
                case true:
                    return (null, list, null);
                case false:
                    return (null, null, SealCodes.Revoked);
            }
        }
        return (null, null, ocsp.Count + lists.Count == 0 ? null : SealCodes.StatusUnknown);
    }

    private async Task<byte[]?> FetchAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var call = request;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        try
        {
            using var answer = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, time.Token);
            if (!answer.IsSuccessStatusCode)
                return null;
            await answer.Content.LoadIntoBufferAsync(MostBytes, time.Token);
            return await answer.Content.ReadAsByteArrayAsync(time.Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static List<Uri> OcspOf(X509Certificate2 certificate) =>
        Addresses(certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().SelectMany(e => e.EnumerateOcspUris()));

    private static List<Uri> ListsOf(X509Certificate2 certificate)
    {
        if (Of(certificate).GetExtensionParsedValue(X509Extensions.CrlDistributionPoints) is not { } value)
            return [];
        return Addresses(
            CrlDistPoint
                .GetInstance(value)
                .GetDistributionPoints()
                .Where(p => p.DistributionPointName?.Type == DistributionPointName.FullName)
                .SelectMany(p => GeneralNames.GetInstance(p.DistributionPointName.Name).GetNames())
                .Where(n => n.TagNo == GeneralName.UniformResourceIdentifier)
                .Select(n => n.Name.ToString()!)
        );
    }

    private static List<Uri> Addresses(IEnumerable<string> from) =>
        [
            .. from.Select(a => Uri.TryCreate(a, UriKind.Absolute, out var u) ? u : null)
                .OfType<Uri>()
                .Where(u => u.Scheme is "http" or "https"),
        ];

    private static BcCertificate Of(X509Certificate2 certificate) => new X509CertificateParser().ReadCertificate(certificate.RawData);
}
