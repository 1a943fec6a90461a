using System.Text.Json;
using Jkn.Workflows.Signing;
using Jkn.Workflows.Signing.Adapters.Remote;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>A local server that speaks the Esign Client's calls, v1 and v2, and behaves as the test asks.</summary>
internal sealed class FakeBsre : IAsyncDisposable
{
    public const string Secret = "Rahasia-Sangat-42";
    private readonly WebApplication app;
    private readonly ForeignSigner signer = new();

    private FakeBsre(WebApplication app) => this.app = app;

    public string Status { get; set; } = "ISSUE";
    public Func<Task<IResult?>> Before { get; set; } = () => Task.FromResult<IResult?>(null);
    public Func<byte[], byte[]> After { get; set; } = file => file;
    public HeldKey Key { get; set; } = TestCa.Kadis;
    public string Url => app.Urls.First();

    /// <summary>PAdES LT with a document time stamp, as the real service answers.</summary>
    public bool LongTerm { get; set; }

    /// <summary>adbe.pkcs7.detached without a reference to its certificate.</summary>
    public bool OldForm { get; set; }
    public int CodesSent { get; private set; }
    public int Signed { get; private set; }
    public string? Seen { get; private set; }

    public static async Task<FakeBsre> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeBsre(builder.Build());
        server.Map();
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public BsreSealer Sealer(int version, int seconds = 20, string password = "sandi", TrustRoots? roots = null) =>
        new(
            new(
                new HttpClient(),
                new()
                {
                    BaseUrl = Url,
                    Username = "aplikasi",
                    Password = password,
                    Version = version,
                    TimeoutSeconds = seconds,
                }
            ),
            roots ?? new([], [TestCa.Root])
        );

    public static SealRequest Request(byte[] pdf, SealField? field = null, PresenceProof? proof = null) =>
        new(pdf, field ?? new("TandaTangan"), TestCa.KadisWho, null, TestCa.Now, proof ?? new SecretProof(Secret));

    private void Map()
    {
        var basic = "Basic " + Convert.ToBase64String("aplikasi:sandi"u8);
        app.Use(
            (http, next) =>
            {
                if (http.Request.Headers.Authorization == basic)
                    return next();
                http.Response.StatusCode = 401;
                return Task.CompletedTask;
            }
        );
        app.MapGet(
            "/api/user/status/{nik}",
            (string nik) => Results.Json(new { status = nik == TestCa.KadisWho.Nik ? Status : "NOT_REGISTERED" })
        );
        app.MapPost(
            "/api/v2/user/check/status",
            async (HttpRequest http) =>
                Results.Json(
                    new
                    {
                        data = new
                        {
                            status = (await JsonAsync(http)).GetProperty("nik").GetString() == TestCa.KadisWho.Nik
                                ? Status
                                : "NOT_REGISTERED",
                        },
                    }
                )
        );
        app.MapPost(
                "/api/sign/pdf",
                async (HttpRequest http) =>
                {
                    var form = await http.ReadFormAsync();
                    using var file = new MemoryStream();
                    await form.Files["file"]!.CopyToAsync(file);
                    var (answer, signed) = await SignAsync(
                        form["passphrase"]!,
                        file.ToArray(),
                        $"{form["tampilan"]} {form["page"]} {form["xAxis"]} {form["height"]}"
                    );
                    return answer ?? Results.Bytes(signed!, "application/pdf");
                }
            )
            .DisableAntiforgery();
        app.MapPost("/api/v2/sign/get/totp", CodeAsync);
        app.MapPost(
            "/api/v2/sign/pdf",
            async (HttpRequest http) =>
            {
                var json = await JsonAsync(http);
                var look = json.GetProperty("signatureProperties")[0];
                var secret = json.TryGetProperty("passphrase", out var p) ? p.GetString()! : "totp:" + json.GetProperty("totp").GetString();
                var (answer, signed) = await SignAsync(
                    secret,
                    json.GetProperty("file")[0].GetBytesFromBase64(),
                    look.GetProperty("tampilan").GetString()!
                );
                return answer ?? Results.Json(new { time = "1 ms", file = new[] { Convert.ToBase64String(signed!) } });
            }
        );
    }

    private async Task<IResult> CodeAsync(HttpRequest http)
    {
        if ((await JsonAsync(http)).GetProperty("data").GetInt32() != 1)
            return Results.Json(new { status_code = 2041, error = "?" }, statusCode: 400);
        CodesSent++;
        return Results.Json(new { message = "OTP terkirim" });
    }

    private async Task<(IResult?, byte[]?)> SignAsync(string secret, byte[] pdf, string look)
    {
        Seen = look;
        if (await Before() is { } other)
            return (other, null);
        // A careless service repeats what it was sent.
        if (secret is not (Secret or "totp:123456"))
            return (Results.Json(new { status_code = 2031, error = $"Passphrase anda salah: {secret}" }, statusCode: 400), null);
        Signed++;
        // Never the product's own signer: it would agree with itself.
        var signed = await signer.SignAsync(pdf, Key, OldForm, $"bcs_ecs_{Signed}");
        if (LongTerm)
            signed = await signer.StampAsync(ForeignSigner.WithProofs(signed, Key.Certificate.RawData, TestCa.Root.RawData));
        return (null, After(signed));
    }

    private static async Task<JsonElement> JsonAsync(HttpRequest http) => await JsonSerializer.DeserializeAsync<JsonElement>(http.Body);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        signer.Dispose();
    }
}
