using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Signing.Adapters.Remote;

/// <summary>
/// Bodies of the calls. The secret goes from the proof into bytes that are wiped when the call is over; never through a string, which
/// could not be wiped.
/// </summary>
internal sealed class BsreRequest : IDisposable
{
    private readonly List<byte[]> secrets = [];

    private BsreRequest(Func<BsreRequest, HttpContent> make) => Content = make(this);

    public HttpContent Content { get; }

    public static BsreRequest Status(SealSigner signer) => new(own => own.Json(json => Who(json, signer)));

    public static BsreRequest Code(SealSigner signer) =>
        new(own =>
            own.Json(json =>
            {
                Who(json, signer);
                json.WriteNumber("data", 1);
            })
        );

    /// <summary>v2: JSON; passphrase or one-time code; one set of properties and one file (P-23).</summary>
    public static BsreRequest SignV2(SealRequest request, byte[]? image, SecretProof secret) =>
        new(own =>
            own.Json(json =>
            {
                Who(json, request.Signer);
                json.WriteString(secret.IsOneTime ? "totp" : "passphrase", secret.Reveal());
                json.WriteStartArray("signatureProperties");
                json.WriteStartObject();
                json.WriteString("tampilan", request.Field.IsVisible ? "VISIBLE" : "INVISIBLE");
                if (request.Field.Box is { } box)
                {
                    json.WriteBase64String("imageBase64", image);
                    json.WriteNumber("page", request.Field.Page);
                    json.WriteNumber("originX", box.X);
                    json.WriteNumber("originY", box.Y);
                    json.WriteNumber("width", box.Width);
                    json.WriteNumber("height", box.Height);
                }
                json.WriteNull("location");
                json.WriteString("reason", request.Capacity ?? "");
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteStartArray("file");
                json.WriteBase64StringValue(request.Pdf);
                json.WriteEndArray();
            })
        );

    /// <summary>v1: multipart form; the signed file is the answer's body (P-23).</summary>
    public static BsreRequest SignV1(SealRequest request, byte[]? image, SecretProof secret) =>
        new(own =>
        {
            var form = new MultipartFormDataContent();
            void Field(string name, string value) => form.Add(new StringContent(value), name);
            Field("nik", request.Signer.Nik!);
            var bytes = new byte[Encoding.UTF8.GetByteCount(secret.Reveal())];
            Encoding.UTF8.GetBytes(secret.Reveal(), bytes);
            own.secrets.Add(bytes);
            form.Add(new ByteArrayContent(bytes), "passphrase");
            Field("tampilan", request.Field.IsVisible ? "visible" : "invisible");
            form.Add(
                new ByteArrayContent(request.Pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } },
                "file",
                "surat.pdf"
            );
            if (request.Field.Box is { } box)
            {
                Field("image", "true");
                form.Add(
                    new ByteArrayContent(image!) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } },
                    "imageTTD",
                    "blok.png"
                );
                foreach (
                    var (name, value) in new[]
                    {
                        ("page", request.Field.Page),
                        ("xAxis", Whole(box.X)),
                        ("yAxis", Whole(box.Y)),
                        ("width", Whole(box.Width)),
                        ("height", Whole(box.Height)),
                    }
                )
                    Field(name, value.ToString(CultureInfo.InvariantCulture));
            }
            return form;
        });

    // v1 takes whole points only.
    private static int Whole(double points) => (int)Math.Round(points, MidpointRounding.AwayFromZero);

    private static void Who(Utf8JsonWriter json, SealSigner signer)
    {
        if (!string.IsNullOrEmpty(signer.Nik))
            json.WriteString("nik", signer.Nik);
        if (!string.IsNullOrEmpty(signer.Email))
            json.WriteString("email", signer.Email);
    }

    private ByteArrayContent Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        var bytes = buffer.WrittenSpan.ToArray();
        // Wipes the writer's copy; growing may have left others, which the collector takes.
        buffer.Clear();
        secrets.Add(bytes);
        return new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    public void Dispose()
    {
        Content.Dispose();
        foreach (var bytes in secrets)
            CryptographicOperations.ZeroMemory(bytes);
    }
}
